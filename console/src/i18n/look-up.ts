import i18next from 'i18next';

/** The word for a code that only the server knows of, such as the type of an event; undefined for one that is newer than the console. */
export const lookUp = (
  language: string,
  namespace: 'events' | 'enums' | 'facts' | 'problems',
  code: string,
): string | undefined => i18next.getResource(language, namespace, code);
