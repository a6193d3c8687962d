import type { Catalogue } from './form.ts';

/** What is wrong with the nodes of svod.json, their successors and their journals. */
export const NODE_MISTAKE_MESSAGES = {
  'mistake.node-twice': {
    ru: 'строка {line}, {at}: узел «{id}» стоит дважды',
    en: 'line {line}, {at}: the node "{id}" stands twice',
  },
  'mistake.node-parent': {
    ru: 'строка {line}, {at}: у узла «{id}» родитель должен стоять раньше: {kinds}',
    en: 'line {line}, {at}: the parent of node "{id}" must stand before it: {kinds}',
  },
  'mistake.region-parent': {
    ru: 'строка {line}, {at}: у региона «{id}» не бывает родителя',
    en: 'line {line}, {at}: the region "{id}" has no parent',
  },
  'mistake.successor-place': {
    ru: 'строка {line}, {at}: преемники бывают только у закрытой школы: напишите "state": "closed" или уберите их',
    en: 'line {line}, {at}: only a school that is closed has successors: write "state": "closed", or take them away',
  },
  'mistake.no-successor': {
    ru: 'строка {line}, {at}: другой школы «{word}» среди узлов нет{hint}',
    en: 'line {line}, {at}: the nodes have no other school "{word}"{hint}',
  },
  'mistake.successor-circle': {
    ru: 'строка {line}, {at}: преемник «{word}» сам, прямо или через других, назвал преемником «{id}»; последней назовите действующую школу',
    en: 'line {line}, {at}: the successor "{word}" itself, or through others, names "{id}" as its successor; the last one must be a school that goes on',
  },
  'mistake.identifier-twice': {
    ru: 'строка {line}, {at}: «{word}» уже стоит у школы «{other}»; сверьте оба номера с документами',
    en: 'line {line}, {at}: "{word}" stands at the school "{other}" already; compare both with the documents',
  },
  'mistake.journal-place': {
    ru: 'строка {line}, {at}: журналы бывают только у школ',
    en: 'line {line}, {at}: only schools have journals',
  },
  'mistake.journal-twice': {
    ru: 'строка {line}, {at}: эта школа источника «{source}» уже стоит у другого узла',
    en: 'line {line}, {at}: this school of the source "{source}" already stands at another node',
  },
  'mistake.journal-source': {
    ru: 'строка {line}, {at}: источника «{source}» нет{hint}',
    en: 'line {line}, {at}: there is no source "{source}"{hint}',
  },
} as const satisfies Catalogue;
