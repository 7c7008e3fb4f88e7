import type { Problem } from '../api/refused';
import { problemWords } from '../i18n/problem-title';
import type { Intake } from './intakes-api';

/** A rejection as a refusal of the form that sent the intake through again: it stands at the field at fault. */
export const problemOfRejection = ({ rejection, rejectedField }: Intake, language: string): Problem => ({
  type: 'about:blank',
  title: rejection,
  status: 422,
  // A rejection's code is one of the error catalogue; the message only carries it as text.
  code: rejection as Problem['code'],
  errors: rejectedField ? [{ field: rejectedField, message: problemWords(rejection, language) }] : [],
});
