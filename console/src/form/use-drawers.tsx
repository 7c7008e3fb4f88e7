import { type ComponentType, type ReactNode, Suspense, useState } from 'react';

interface Shown {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface Drawers<Name, Props> {
  open(name: Name): void;
  /** To be put where the page ends, with what the forms are about. */
  shown(about: Omit<Props, keyof Shown>): ReactNode;
}

/**
 * The forms of a page, by name: each is loaded when somebody opens it, and one is open at a time. One that is closed stays
 * until the next is opened, so that it slides away and gives the focus back.
 */
export function useDrawers<Name extends string, Props extends Shown>(
  drawers: Readonly<Record<Name, ComponentType<Props>>>,
): Drawers<Name, Props> {
  const [name, setName] = useState<Name>();
  const [isOpen, setIsOpen] = useState(false);
  // With `about` it gets all it asks for; TypeScript cannot put together again what was taken out of a type parameter.
  const Drawer = name && (drawers[name] as ComponentType<Shown>);
  return {
    open: (chosen) => {
      setName(chosen);
      setIsOpen(true);
    },
    shown: (about) => <Suspense>{Drawer && <Drawer {...about} isOpen={isOpen} onClose={() => setIsOpen(false)} />}</Suspense>,
  };
}
