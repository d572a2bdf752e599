import { botTalk } from '../helpers/bot-talk.ts';

const hostile: [string, string][] = [
  ['signs between two letters', `ก${'.'.repeat(4998)}ก`],
  ['emoji between two letters', `ก${'🙏'.repeat(2498)}ก`],
  ['polite words without end', 'ครับ'.repeat(1250)],
  ['one letter', 'ก'.repeat(5000)],
  ['marks', `ก${'\u0E49\u0E34'.repeat(2499)}`],
  ['split marks', '\u0E4D\u0E49'.repeat(2500)],
  ['digits', '1'.repeat(5000)],
  ['digits and spaces', '1669 '.repeat(1000)],
  ['groups of four', '1234 '.repeat(1000)],
  ['ticket numbers', 'C-2569-'.repeat(714)],
  ['a spaceless sentence', 'ถนนหน้าโรงเรียนเป็นหลุมน้ำขัง'.repeat(160)],
];

test.each(hostile)('%s take no noticeable time in any step', async (_, text) => {
  for (const labels of [[], ['ร้องเรียน'], ['ร้องเรียน', 'ถนน', 'หลุม']]) {
    const talk = botTalk();
    for (const label of labels) await talk.says(label);
    const before = process.cpuUsage();
    for (let times = 0; times < 5; times += 1) await talk.says(text);
    const { user } = process.cpuUsage(before);
    expect(user / 5 / 1000).toBeLessThan(150);
  }
});
