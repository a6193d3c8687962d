import { reportLines } from './report-page.ts';

test('a page that is no report is one that has to be asked for again, and months belong to the calendar year of their half', () => {
  expect(() => reportLines('<html><h1>Работы</h1></html>', 2026)).toThrow('the page holds no table of marks');
  const html = `<table class="table-print"><tr><th rowspan="2">Предмет</th><th colspan="1">Декабрь</th><th colspan="2">Январь</th>
    <th rowspan="2">Средн. оценка</th><th rowspan="2">Итог. оценка</th></tr><tr><th>30</th><th>12</th><th>13</th></tr>
    <tr><td class="cell-text">Физика</td><td>5/Н</td><td></td><td>УП .</td><td class="cell-num-2">4,5</td><td class="cell-num-2">5</td></tr></table>`;
  expect(reportLines(html, 2026)).toEqual([
    {
      subject: 'Физика',
      cells: [
        { day: '2026-12-30', values: ['5', 'Н'] },
        { day: '2027-01-13', values: ['УП', '.'] },
      ],
      final: '5',
    },
  ]);
});

test('in a report days are not padded, months carry no year, an average has a comma and is no mark, and a cell may hold several values', () => {
  const html = `<h5 class="report-title-school">Школа</h5><span>Период: с 1.09.26 по 31.10.26</span><table class="table-print">
    <tr><th rowspan="2">Предмет</th><th colspan="2">Сентябрь</th><th>Май</th><th rowspan="2">Средн. оценка</th><th rowspan="2">Итог. оценка</th></tr>
    <tr><th>1</th><th>02</th><th>9</th></tr>
    <tr><td class="cell-text">Физика</td><td>Б Б</td><td>5/Н</td><td>.</td><td class="cell-num-2">4,5</td><td class="cell-num-2"></td></tr></table>`;
  expect(reportLines(html, 2026)).toEqual([
    {
      subject: 'Физика',
      cells: [
        { day: '2026-09-01', values: ['Б', 'Б'] },
        { day: '2026-09-02', values: ['5', 'Н'] },
        { day: '2027-05-09', values: ['.'] },
      ],
      final: '',
    },
  ]);
});
