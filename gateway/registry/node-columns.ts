/** What a row of the table of nodes may tell, by the headings of its columns, in Russian and English. */
export const NODE_COLUMNS = {
  id: ['узел', 'код узла', 'код', 'id', 'node'],
  kind: ['вид', 'вид узла', 'kind'],
  parent: ['муниципалитет', 'район', 'моуо', 'вышестоящий узел', 'родитель', 'municipality', 'parent'],
  name: ['название', 'полное название', 'наименование', 'школа', 'name', 'school name'],
  shortName: ['краткое название', 'краткое наименование', 'сокращение', 'short name', 'shortname'],
  ogrn: ['огрн', 'ogrn'],
  inn: ['инн', 'inn'],
  oktmo: ['октмо', 'oktmo'],
  state: ['состояние', 'статус', 'state'],
  successors: ['преемник', 'преемники', 'правопреемник', 'successor', 'successors'],
  source: ['источник', 'source'],
  schoolId: ['код школы', 'код школы в системе', 'школа в источнике', 'ид школы', 'id школы', 'school id', 'schoolid'],
  responsible: ['ответственный', 'фио ответственного', 'фио', 'responsible'],
  position: ['должность', 'position'],
  email: ['e-mail', 'email', 'почта', 'электронная почта'],
  phone: ['телефон', 'phone'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type NodeField = keyof typeof NODE_COLUMNS;
export const NODE_FIELDS = Object.keys(NODE_COLUMNS) as readonly NodeField[];

/** Words for the kind of a node. */
export const KIND_WORDS: Readonly<Record<string, 'region' | 'municipality' | 'school'>> = {
  ...{ region: 'region', регион: 'region', область: 'region' },
  ...{ municipality: 'municipality', муниципалитет: 'municipality', район: 'municipality', моуо: 'municipality' },
  ...{ school: 'school', школа: 'school', оо: 'school' },
};

/** Words for the state of a node. */
export const STATE_WORDS: Readonly<Record<string, 'active' | 'closed'>> = {
  ...{ active: 'active', open: 'active', действует: 'active', работает: 'active' },
  ...{ closed: 'closed', закрыта: 'closed', закрыт: 'closed', закрыто: 'closed' },
};
