import { App } from 'antd';
import { useMemo } from 'react';
import { type Problem, problemOf } from '../api/refused';
import { useLanguage } from '../i18n/language';
import { problemTitle } from '../i18n/problem-title';

interface Tell {
  done(text: string): void;
  /** @param instead a better sentence for this refusal than the catalogue's, if there is one. */
  refused(error: unknown, instead?: (problem: Problem) => string | undefined): void;
}

/** A line at the top that goes away by itself: it worked, or why it did not. */
export function useTell(): Tell {
  const { message } = App.useApp();
  const { language } = useLanguage();
  return useMemo(
    () => ({
      done: (text) => void message.success(text),
      refused: (error, instead) => {
        const problem = problemOf(error);
        void message.error(instead?.(problem) ?? problemTitle(problem, language), 6);
      },
    }),
    [message, language],
  );
}
