import { useQuery } from '@tanstack/react-query';
import { Select, type SelectProps } from 'antd';
import { answerOf, api } from '../api/client';

const colleaguesQuery = {
  queryKey: ['people', 'list'],
  queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
    (await answerOf(api.GET('/v1/employees', { params: { query: { 'page.limit': 200 } }, signal }))).items,
  staleTime: 10 * 60_000,
};

/** One of the colleagues, found by typing part of the name. */
export function PersonChoice(props: Omit<SelectProps<string>, 'options'>) {
  const { data = [], isPending } = useQuery(colleaguesQuery);
  return (
    <Select<string>
      {...props}
      showSearch={{ optionFilterProp: 'label' }}
      loading={isPending}
      options={data.map(({ employeeId, name }) => ({ value: employeeId, label: name }))}
    />
  );
}
