import { choicesAt } from '../../src/bot/choices.ts';
import { flows } from '../../src/bot/flows.ts';
import { labelledCommand, namedCommand, says, typedTap } from '../../src/bot/heard.ts';
import { editStep, emptyAnswer, type Session, startSession, summaryStep } from '../../src/bot/session.ts';
import { loadOffice } from '../../src/office/load-office.ts';

const office = loadOffice('office');
const at = (flow: 'complaint' | 'tip' | 'addition', step: string): Session => ({
  ...startSession('s1', flow, new Date(0)),
  step,
});
const meant = (session: Session, text: string) => {
  const input = typedTap(flows[session.flow], session, text, choicesAt(session, { office }));
  return input?.type === 'answer' ? input.value : null;
};

describe('a whole text is heard', () => {
  test.each([
    ['เมนู', 'menu'],
    ['เมนูค่ะ', 'menu'],
    ['เมนู ครับ', 'menu'],
    ['เมนูหน่อยนะครับ', 'menu'],
    ['  MENU  ', 'menu'],
    ['เมนู!!', 'menu'],
    ['เมนู 🙏', 'menu'],
    ['เเมนู'.replace('เเ', 'เ'), 'menu'],
    ['เม\u200Bนู', 'menu'],
    ['กดเมนู', 'menu'],
    ['ยกเลิกครับ', 'cancel'],
    ['ไม่เอาแล้วนะ', 'cancel'],
    ['ส่งเรื่องค่ะ', 'send'],
    ['กด ส่งเรื่อง', 'send'],
    ['ข้ามค่า', 'skip'],
    ['สวัสดีจ้า 🙏', 'greeting'],
    ['ดีคับ', 'greeting'],
    ['หวัดดีจ้า', 'greeting'],
  ] as const)('%s: %s', (text, key) => {
    expect(says(text, key)).toBe(true);
  });

  test.each([
    ['เมนูอาหารโรงเรียนอยู่ไหน', 'menu'],
    ['ยกเลิกการประมูล', 'cancel'],
    ['ครับ', 'send'],
    ['', 'menu'],
    ['🙏', 'greeting'],
    ['กด', 'skip'],
  ] as const)('%s is not %s', (text, key) => {
    expect(says(text, key)).toBe(false);
  });
});

describe('the menu by name', () => {
  test.each([
    ['แจ้งเบาะแส', 'tip'],
    ['เเจ้งเบาะเเสทุจริต', 'tip'],
    ['ร้องเรียนค่ะ', 'complaint'],
    ['ติดตามเรื่อง', 'track'],
    ['ITA', 'reports'],
    ['คุยกับเจ้าหน้าที่', 'officer'],
    ['ขอคุยกับเจ้าหน้าที่', 'officer'],
    ['สอบถามหน่อยค่ะ', 'officer'],
  ])('%s opens %s', (text, command) => {
    expect(namedCommand(text)).toBe(command);
  });

  test.each(['เจ้าหน้าที่', 'บริการ', 'สถานะ', 'ทุจริต', 'สอบถาม', 'รายงาน', 'ไม่มี'])(
    '%s is an answer in the middle of a flow',
    (text) => {
      expect(labelledCommand(text)).toBeUndefined();
    },
  );

  test('a label of the menu leads away from a flow', () => {
    expect(labelledCommand('ติดต่อเจ้าหน้าที่ค่ะ')).toBe('officer');
    expect(labelledCommand('ร้องเรียน')).toBe('complaint');
  });
});

describe('a typed text stands for a tap', () => {
  test.each<[string, Session, string, string | null]>([
    ['a category', at('complaint', 'category'), 'ถนน', 'road'],
    ['a category, politely', at('complaint', 'category'), 'ประปาครับ', 'water'],
    ['half of a label', at('complaint', 'category'), 'ต้นไม้', 'animals'],
    ['half of a label that is also the menu', at('complaint', 'category'), 'เจ้าหน้าที่', 'staff'],
    ['a label with other spaces', at('complaint', 'category'), 'เรื่องอื่นๆ', 'other'],
    ['no category', at('complaint', 'category'), 'ถนนพัง', null],
    ['a village', at('complaint', 'place'), 'หมู่ ๔', '4'],
    ['a village by its number', at('complaint', 'place'), '4', '4'],
    ['a village, short', at('complaint', 'place'), 'ม.4', '4'],
    ['a village that is not there', at('complaint', 'place'), 'หมู่ 14', null],
    ['a place in words', at('complaint', 'place'), 'หน้าวัด', null],
    ['nothing to say at an optional step', at('complaint', 'place'), 'ไม่มี', '-skip'],
    ['nothing to say where one must', at('complaint', 'detail'), 'ไม่มี', null],
    ['an identity', at('tip', 'identity'), 'ไม่เปิดเผยตัวตนค่ะ', 'anonymous'],
    ['an identity that could be two is not guessed', at('tip', 'identity'), 'ไม่เปิดเผยชื่อ', null],
    ['a division', at('tip', 'about'), 'กองช่าง', 'works'],
    ['half of a division where words are welcome', at('tip', 'about'), 'นายก อบต.', null],
    ['an officer as the one it is about', at('tip', 'about'), 'เจ้าหน้าที่', null],
    ['a day', at('tip', 'when'), 'เมื่อวานค่ะ', 'yesterday'],
    ['not knowing when', at('tip', 'when'), 'จำไม่ได้', '-skip'],
    ['the end of several', at('addition', 'more'), 'เสร็จแล้วค่ะ', '-done'],
    ['the last button, too early', at('addition', 'more'), 'ส่งเรื่อง', '-done'],
    ['a short word said in an answer', at('addition', 'more'), 'ส่ง', null],
    ['the summary', at('complaint', summaryStep), 'ส่งเรื่องเลยค่ะ'.replace('เลย', ''), '-send'],
    ['yes at the summary', at('complaint', summaryStep), 'ใช่ครับ', '-send'],
    ['a change', at('complaint', summaryStep), 'แก้ไข', '-edit'],
    ['something else at the summary', at('complaint', summaryStep), 'ครับ', null],
  ])('%s', (_, session, text, value) => {
    expect(meant(session, text)).toBe(value);
  });

  test('an answer to change is named by its label, and back is back', () => {
    const answers = { category: { ...emptyAnswer, value: 'road', isComplete: true } };
    const session = { ...at('complaint', editStep), answers };
    expect(meant(session, 'รายละเอียด')).toBe('detail');
    expect(meant(session, 'กลับไปหน้าสรุป')).toBe(summaryStep);
    expect(meant(session, 'ส่งเรื่อง')).toBe(summaryStep);
    expect(meant(session, 'สถานที่เกิดเหตุ')).toBeNull();
  });

  test('a choice named like a command is the choice', () => {
    const input = typedTap(flows.complaint, at('complaint', 'place'), 'ไม่มี', [{ value: '1', label: 'ไม่มี' }]);
    expect(input).toMatchObject({ value: '1' });
  });
});
