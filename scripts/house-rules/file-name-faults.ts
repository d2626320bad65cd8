import path from 'node:path';
import { isTest, type Sources } from './source-graph';

const NAMELESS = /(?:^|\/)(?:utils?|helpers?|common|misc|shared|data|mutations|queries)(?:\/|\.tsx?$)/;
const BARREL = /(?:^|\/)index\.tsx?$/;
const MAY_BE_INDEX = /^(?:lib|sandbox)\/platforms\/\w+\/index\.ts$|^inngest\/index\.ts$/;

// Names that Next, Inngest, the folders of platforms or a convention of every room give.
const NAMED_BY_PLACE =
  /^(?:lib\/platforms\/\w+\/|inngest\/client\.ts|lib\/i18n\/request\.ts)|\/(?:schema|types|actions|page|layout|loading|error|global-error|not-found|route)\.tsx?$/;
const ROOMS = /^(?:app|components|inngest|lib)\//;

function toKebabCase(name: string): string {
  if (/^[A-Z0-9_]+$/.test(name)) return name.toLowerCase().replaceAll('_', '-');
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

function exported(text: string, kinds: string): string[] {
  const declared = new RegExp(`^export (?:default )?(?:async |abstract )?(?:${kinds}) (\\w+)`, 'gm');
  return [...text.matchAll(declared)].map(([, name = '']) => name);
}

function exportedValues(text: string): Set<string> {
  const listed = [...text.matchAll(/^export (?:const )?\{([^}]*)\}/gm)].flatMap(([, names = '']) => names.split(','));
  return new Set([
    ...exported(text, 'function\\*?|const|let|class|enum'),
    ...listed.map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('type ')),
  ]);
}

/**
 * Files whose name says nothing, barrels, and files with one exported value that bear neither its name nor that of an
 * exported type, alone or in the plural.
 */
export function fileNameFaults(sources: Sources): string[] {
  return [...sources].flatMap(([file, text]) => {
    if (NAMELESS.test(file)) return [`${file} has a name that says nothing`];
    if (BARREL.test(file) && !MAY_BE_INDEX.test(file)) return [`${file} is a barrel`];
    if (!ROOMS.test(file) || BARREL.test(file) || isTest(file) || NAMED_BY_PLACE.test(file)) return [];
    const [value, ...others] = exportedValues(text);
    if (value === undefined || others.length > 0) return [];
    const types = exported(text, 'interface|type').map(toKebabCase);
    const names = [toKebabCase(value), ...types, ...types.map((type) => `${type}s`)];
    return names.includes(path.posix.basename(file).replace(/\.tsx?$/, '')) ? [] : [`${file} exports ${value}`];
  });
}
