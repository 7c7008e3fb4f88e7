import { readFileSync } from 'node:fs';
import path from 'node:path';
import { eventCatalogue, eventTypes, subscriptions } from '@tributary/contracts';
import { services } from '../src/services';

const chapters = ['Owns', 'Publishes', 'Consumes', 'Calls', 'Environment'] as const;
type Chapter = (typeof chapters)[number];

const everyService = services.map((entry) => ({
  ...entry,
  readme: readFileSync(path.resolve(__dirname, `../../services/${entry.name}/README.md`), 'utf8'),
}));

/** What a chapter says, whether it begins with a heading or with a word in bold. Empty when it is not there. */
function chapterOf(readme: string, wanted: Chapter): string {
  const parts = readme.split(new RegExp(`(?:^## |\\*\\*)(${chapters.join('|')})\\b`, 'm'));
  return parts[parts.indexOf(wanted) + 1] ?? '';
}

/** `tributary.leads.lead.drop-warned.v1` → `drop-warned`: READMEs name an aggregate once and then what happens to it. */
const happening = (type: string) => type.split('.').at(-2) ?? type;
const names = (text: string, word: string) => new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(text);

describe.each(everyService)('the README of $name', ({ name, readme, peers }) => {
  it.each(chapters.filter((chapter) => name !== 'gateway' || (chapter !== 'Owns' && chapter !== 'Consumes')))(
    'says: %s',
    (chapter) => {
      expect(chapterOf(readme, chapter)).not.toBe('');
    },
  );

  it('names every event that it publishes', () => {
    const published = eventTypes.filter((type) => eventCatalogue[type].service === name).map(happening);
    const text = chapterOf(readme, 'Publishes');
    expect(published.filter((word) => !names(text, word))).toEqual([]);
  });

  it('names every event that it consumes', () => {
    const wanted = Object.values<readonly string[] | string>(
      Object.entries(subscriptions).find(([service]) => service === name)?.[1] ?? {},
    );
    const text = chapterOf(readme, 'Consumes');
    expect(
      wanted.flatMap((types) => (typeof types === 'string' ? [] : types.map(happening))).filter((word) => !names(text, word)),
    ).toEqual([]);
  });

  it('names whom it calls', () => {
    const text = chapterOf(readme, 'Calls');
    const missing = peers.filter((peer) => !names(text, peer));
    // The gateway serves all of them, and says so in one word.
    expect(text.includes('every service') ? [] : missing).toEqual([]);
  });
});
