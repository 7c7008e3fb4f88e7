import path from 'node:path';

/** Where `up` keeps everything of the platform of a checkout. */
export const homeOfUp = (root: string): string => path.join(root, '.tributary/up');
