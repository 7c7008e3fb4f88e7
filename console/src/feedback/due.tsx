import { useFormats } from '../i18n/use-formats';
import { Mark } from './mark';

const soonMs = 2 * 86_400_000;

/** When something has to be done by: calm, soon, or too late. */
export function Due({
  at,
  now,
  soon = soonMs,
}: {
  readonly at: string | undefined;
  readonly now: number;
  readonly soon?: number;
}) {
  const formats = useFormats();
  if (!at) return null;
  const left = new Date(at).getTime() - now;
  return (
    <Mark tone={left < 0 ? 'bad' : left < soon ? 'warning' : 'quiet'}>
      <time dateTime={at} title={formats.dateTime(at)}>
        {formats.relative(at, now)}
      </time>
    </Mark>
  );
}
