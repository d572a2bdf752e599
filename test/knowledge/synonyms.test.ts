import { synonymSchema } from '../../src/knowledge/content.ts';
import { synonymRewriter } from '../../src/knowledge/synonyms.ts';

const rewriter = (...entries: [means: string, ...said: string[]][]) =>
  synonymRewriter(entries.map(([means, ...said]) => synonymSchema.parse({ means, said, check: 'sample' })));

const unspaced = (text: string) => text.replaceAll(' ', '');

test('another way to say it becomes the office’s word, inside a text too', () => {
  const rewrite = rewriter(['ผู้สูงอายุ', 'คนแก่', 'ตายาย']);
  expect(unspaced(rewrite('เบี้ยคนแก่ได้เท่าไร'))).toBe('เบี้ยผู้สูงอายุได้เท่าไร');
  expect(rewrite('เบี้ยตายาย')).toBe('เบี้ย ผู้สูงอายุ');
  expect(rewrite('ไม่มีอะไร')).toBe('ไม่มีอะไร');
});

test('the longest way to say a thing is meant', () => {
  const rewrite = rewriter(['บ้าน', 'เรือน'], ['ศาลากลางหมู่บ้าน', 'เรือนรวม']);
  expect(rewrite('เรือนรวม')).toBe('ศาลากลางหมู่บ้าน');
  expect(rewrite('เรือน')).toBe('บ้าน');
});

test('the office’s own word stays whole', () => {
  const rewrite = rewriter(['ภาษีที่ดิน', 'ภาษี', 'ค่าที่']);
  expect(unspaced(rewrite('จ่ายภาษีที่ดิน'))).toBe('จ่ายภาษีที่ดิน');
  expect(unspaced(rewrite('จ่ายภาษี'))).toBe('จ่ายภาษีที่ดิน');
});

test('a word is not cut out of another word', () => {
  const rewrite = rewriter(['สุนัข', 'หมา']);
  expect(unspaced(rewrite('โดนหมากัด'))).toContain('สุนัข');
  expect(unspaced(rewrite('ใบมอบหมาย'))).toBe('ใบมอบหมาย');
});

test('what no dictionary knows is found within a text', () => {
  const rewrite = rewriter(['ทำอย่างไร', 'ทำพรื่อ', 'พันพรือ']);
  expect(unspaced(rewrite('จะทำพรื่อดี'))).toBe('จะทำอย่างไรดี');
});

test('entries that name each other do not go round', () => {
  const rewrite = rewriter(['แมว', 'วิฬาร์'], ['วิฬาร์', 'เหมียว']);
  expect(rewrite('เหมียว')).toBe('วิฬาร์');
});

test('both sides are normalised', () => {
  const rewrite = rewriter(['น้ำ', 'นํ้าก๊อก']);
  expect(rewrite('น้ำก๊อก')).toBe('น้ำ');
});

test('signs of regular expressions are only signs', () => {
  const rewrite = rewriter(['ภาษี', 'ภ.ด.ส.', '(((', '.*']);
  expect(rewrite('ภxดxสx')).toBe('ภxดxสx');
  expect(rewrite('ภ.ด.ส. 3')).toBe('ภาษี 3');
});

test('without synonyms a text stays', () => {
  expect(rewriter()('อะไร ก็ได้')).toBe('อะไร ก็ได้');
});
