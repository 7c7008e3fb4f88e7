import type { Problem } from '../api/refused';
import { lookUp } from '../i18n/look-up';
import type { Intake } from './intakes-api';

/** Why it was rejected, in the reader's language; a reason that is newer than the console by its code. */
export const reasonOf = ({ rejection }: Pick<Intake, 'rejection'>, language: string): string =>
  lookUp(language, 'problems', rejection) ?? rejection;

/** The same as a refusal of the form that sent it through again: it stands at the field at fault. */
export const problemOfRejection = ({ rejection, rejectedField }: Intake, language: string): Problem => ({
  type: 'about:blank',
  title: rejection,
  status: 422,
  // A rejection's code is one of the error catalogue; the message only carries it as text.
  code: rejection as Problem['code'],
  errors: rejectedField ? [{ field: rejectedField, message: reasonOf({ rejection }, language) }] : [],
});
