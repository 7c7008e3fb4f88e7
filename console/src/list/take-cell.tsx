import { Button } from 'antd';
import { useIsPhone } from '../browser/use-media';
import { Mark } from '../feedback/mark';
import { Person } from '../people/person';
import { useMe } from '../session/me';

interface Props {
  /** Empty while nobody has it. */
  readonly holderId: string;
  readonly mayTake: boolean;
  readonly label: string;
  /** What is taken, for those who hear the button without its row. */
  readonly name: string;
  readonly onTake: () => void;
}

/** Nobody's yet: take it, or see who has. */
export function TakeCell({ holderId, mayTake, label, name, onTake }: Props) {
  const { employee } = useMe();
  const isPhone = useIsPhone();
  if (holderId)
    return (
      <Mark tone={holderId === employee?.employeeId ? 'good' : 'quiet'}>
        <Person id={holderId} />
      </Mark>
    );
  if (!mayTake) return null;
  return (
    <Button size={isPhone ? 'middle' : 'small'} aria-label={`${label} ${name}`} onClick={onTake}>
      {label}
    </Button>
  );
}
