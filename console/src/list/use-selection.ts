import { useState } from 'react';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly choose: (ids: Iterable<string>) => void;
  readonly clear: () => void;
}

/** @param list what the list shows; another list begins with nothing chosen */
export function useSelection(list: string): Selection {
  const [state, setState] = useState<{ readonly list: string; readonly ids: ReadonlySet<string> }>({ list, ids: new Set() });
  const ids = state.list === list ? state.ids : new Set<string>();
  const choose = (chosen: Iterable<string>) => setState({ list, ids: new Set(chosen) });
  return {
    ids,
    choose,
    toggle: (id) => choose(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id]),
    clear: () => choose([]),
  };
}
