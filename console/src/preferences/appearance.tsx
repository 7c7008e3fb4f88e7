import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { localMemory } from '../browser/local-memory';
import { useMedia } from '../browser/use-media';

export const appearances = ['system', 'light', 'dark'] as const;
export type Appearance = (typeof appearances)[number];

interface Choice {
  readonly appearance: Appearance;
  readonly isDark: boolean;
  readonly choose: (appearance: Appearance) => void;
}

const AppearanceContext = createContext<Choice>({ appearance: 'system', isDark: false, choose: () => undefined });

export const useAppearance = (): Choice => useContext(AppearanceContext);

/** Light, dark, or as the system is; remembered in this browser. */
export function AppearanceProvider({ children }: { readonly children: ReactNode }) {
  const [appearance, setAppearance] = useState<Appearance>(() => {
    const chosen = localMemory.read<string>('appearance');
    return appearances.find((known) => known === chosen) ?? 'system';
  });
  const systemIsDark = useMedia('(prefers-color-scheme: dark)');
  const isDark = appearance === 'system' ? systemIsDark : appearance === 'dark';

  const choose = useCallback((chosen: Appearance) => {
    localMemory.write('appearance', chosen);
    setAppearance(chosen);
  }, []);

  // For what the browser itself draws: scroll bars, date pickers.
  useEffect(() => {
    document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
  }, [isDark]);

  const choice = useMemo(() => ({ appearance, isDark, choose }), [appearance, isDark, choose]);
  return <AppearanceContext value={choice}>{children}</AppearanceContext>;
}
