import { webFileText } from '../../src/text/web-tip.ts';
import { type TipOffice, tipOffice } from './tip-office.ts';
import { numberOn, type Visitor, visitor } from './visitor.ts';

let office: TipOffice;
let villager: Visitor;
beforeAll(async () => {
  office = await tipOffice();
  villager = visitor(office.base, '203.0.113.1');
});
afterAll(() => office.closes());

const happened = 'ช่างเรียกเงินห้าพันบาทก่อนเซ็นใบอนุญาต';

async function writes() {
  return villager.fills(await villager.opens('/report'), '/report/about', { person: 'สมชาย ใจกว้าง' });
}

test('a story that a form sends in two is one story', async () => {
  const receipt = await villager.fills(await writes(), '/report', { happened: [happened, 'และอีกครั้ง'] });
  expect((await office.reads(numberOn(receipt)))?.talk[0]?.said).toEqual([{ text: `${happened}\nและอีกครั้ง` }]);
});

test('a name that turns the direction of words is shown without that', async () => {
  const form = await villager.fills(await writes(), '/report', {
    happened,
    files: [new File(['MZ'.padEnd(4_000, '\0')], 'ใบ\u202Egpj.exe')],
  });
  expect(form.html).toContain(webFileText.refused('ใบgpj.exe'));
  expect(form.html).not.toContain('\u202E');
});
