import { knownWants, wantKey, wantOfAnswer } from '../../src/knowledge/evidence.ts';
import { villageContent } from './village-content.ts';

const known = knownWants(villageContent);
const saidOf = (key: string) => known.find(({ want }) => wantKey(want) === key)?.said ?? [];

test('every want stands once', () => {
  const keys = known.map(({ want }) => wantKey(want));
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toEqual(
    expect.arrayContaining(['procedure:borrow-asset', 'topic:privacy', 'other', 'answer:parking']),
  );
});

test('a procedure is known by its name, other names and questions', () => {
  expect(saidOf('procedure:elderly-allowance')).toEqual(
    expect.arrayContaining(['เบี้ยยังชีพผู้สูงอายุ', 'เบี้ยผู้สูงอายุ', 'เบี้ยผู้สูงอายุได้เดือนละเท่าไร']),
  );
});

test('a topic is known by the items that are most about it, of every year', () => {
  expect(saidOf('topic:budget_plan')).toEqual(
    expect.arrayContaining(['แผนการใช้จ่ายงบประมาณประจำปี', 'แผนดำเนินงานและการใช้งบประมาณ']),
  );
  expect(saidOf('topic:budget_plan')).not.toContain('แผนการจัดซื้อจัดจ้างหรือแผนการจัดหาพัสดุ');
});

test('contacts are what people want who want a contact; answers belong to what they stand under', () => {
  expect(saidOf('contact')).toEqual(expect.arrayContaining(['กองช่าง', 'ขอเบอร์กองคลัง', 'ปิดกี่โมง']));
  expect(saidOf('procedure:borrow-asset')).toContain('ใครเซ็นใบยืมพัสดุ');
});

test.each([
  ['contact', { kind: 'plain', intent: 'contact' }],
  ['procedure:sign-tax', { kind: 'procedure', id: 'sign-tax' }],
  ['topic:budget_plan', { kind: 'topic', id: 'budget_plan' }],
  ['whatever', { kind: 'answer', id: 'it' }],
  [undefined, { kind: 'answer', id: 'it' }],
])('an answer under %p', (under, want) => {
  expect(wantOfAnswer(under === undefined ? { id: 'it' } : { id: 'it', under })).toEqual(want);
});
