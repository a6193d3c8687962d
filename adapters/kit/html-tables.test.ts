import { tablesIn } from './html-tables.ts';

const textsOf = (html: string) => tablesIn(html).map(({ rows }) => rows.map((row) => row.map(({ text }) => text)));

test('a table is rows of cells, with what heads them and how many columns they span', () => {
  const [table] = tablesIn(
    `<p>x</p><TABLE class="table-print wide"><tr><th rowspan="2">Предмет</th><th colspan='2'>Октябрь</th></tr>
     <tr><td>5 &amp; 4<td>&nbsp;</td></tr></TABLE>`,
  );
  expect(table).toEqual({
    classes: ['table-print', 'wide'],
    rows: [
      [
        { isHead: true, text: 'Предмет', colspan: 1 },
        { isHead: true, text: 'Октябрь', colspan: 2 },
      ],
      [
        { isHead: false, text: '5 & 4', colspan: 1 },
        { isHead: false, text: '', colspan: 1 },
      ],
    ],
  });
});

test('tags, comments and line breaks inside a cell are no text, and a table inside a cell is part of it', () => {
  expect(
    textsOf('<table><td><b>УП</b><br>Б<!-- 5 --></td><td><table><tr><td>4</td></tr></table></td></table>'),
  ).toEqual([[['УП Б', '4']]]);
});

test('a page without tables has none, and one that is cut off ends where it ends', () => {
  expect(textsOf('<html><h1>Ведутся работы</h1></html>')).toEqual([]);
  expect(textsOf('<table><tr><td>1</td><td>2')).toEqual([[['1', '2']]]);
});
