import { ReplayForm } from './replay-form';
import { RevealedMessage } from './revealed-message';
import type { IntakeDrawerProps } from './use-replay';

interface Values {
  readonly message: string;
}

const initial: Values = { message: '' };

/** A message nobody could read: shown for a purpose, put right, and read again (LD-1). Left empty it is read as it came. */
export const MessageDrawer = (props: IntakeDrawerProps) => (
  <ReplayForm<Values> {...props} initial={initial} correctionOf={(values) => values}>
    {props.intake.rejectedField && <p>{props.intake.rejectedField}</p>}
    <RevealedMessage intakeId={props.intake.intakeId} />
  </ReplayForm>
);
