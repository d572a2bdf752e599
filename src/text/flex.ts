/** Words of the Flex messages that stand in no flow: headings, notes, and what a notification shows. */
export const flexText = {
  progress: (at: number, of: number) => `ข้อ ${at} จาก ${of}`,
  nth: (at: number, of: number) => `${at} จาก ${of}`,
  opened: (date: string) => `แจ้งเมื่อ ${date}`,
  numberLabel: 'เลขที่เรื่อง',
  status: (label: string) => `สถานะ: ${label}`,
  untitled: 'เรื่องที่แจ้ง',
  lastAnswer: (date: string) => `คำตอบล่าสุด ${date}`,
  noAnswer: 'ยังไม่มีคำตอบ',
  readAll: (number: string) => `ยังมีต่อ กด อ่านทั้งหมด หรือพิมพ์ ${number}`,
  office: 'สำนักงาน',
  you: 'ท่าน',
  noWords: '(ไม่มีข้อความ)',
  answerTitle: 'สำนักงานตอบแล้ว',
  receiptTitle: 'ได้รับเรื่องแล้ว',
  dueLabel: 'จะได้คำตอบภายใน',
  answerComesHere: 'เจ้าหน้าที่จะตอบทางแชตนี้',
  codeTitle: 'รหัสรับเรื่อง',
  copyCode: 'คัดลอกรหัส',
  codeNotes: [
    'รหัสนี้แสดงครั้งเดียว จดเก็บไว้เดี๋ยวนี้ แล้วลบแชตนี้ได้',
    'ไม่มีรหัสนี้ ท่านเปิดเรื่องนี้ไม่ได้ และไม่มีใครค้นรหัสให้ได้',
    'อยากอ่านคำตอบ กด ติดตามเรื่อง แล้วกด ใช้รหัสรับเรื่อง',
  ],
  codePageTitle: 'ดูรหัสรับเรื่องบนหน้าเว็บ',
  openCodePage: 'เปิดหน้ารหัส',
  codePageNotes: ['หน้านั้นแสดงรหัสครั้งเดียว เปิดแล้วจดเก็บไว้เดี๋ยวนี้', 'ไม่มีรหัส ท่านเปิดเรื่องนี้ไม่ได้ และไม่มีใครค้นรหัสให้ได้'],
  proofLabel: 'รหัสพิสูจน์',
  proofAbout: 'จดไว้ด้วยก็ได้ ใช้ยืนยันว่าสำนักงานรับเรื่องนี้แล้ว และรับเมื่อไร',
  readersLabel: 'คนที่เปิดอ่านได้',
  readers: (count: number) => `ผู้รับเรื่องทุจริต ${count} คน ไม่รวมคนที่ถูกแจ้ง`,
  nobody: 'ไม่มีใครในสำนักงาน ต้องใช้กุญแจกู้คืนเปิด',
  noReaders: 'ไม่มีใครในสำนักงาน ต้องใช้กุญแจกู้คืนเปิด โปรดแจ้งหน่วยงานข้างนอกด้วย',
  emergencyTitle: 'เหตุฉุกเฉิน โทรเดี๋ยวนี้',
  emergencyNote: 'กดที่เบอร์เพื่อโทรออก แชตนี้ไม่มีคนเฝ้าตลอดเวลา',
  emergencyCall: (phone: string) => `โทร ${phone}`,
} as const;

export const emergencyNumbers: readonly { readonly phone: string; readonly who: string }[] = [
  { phone: '1669', who: 'การแพทย์ฉุกเฉิน' },
  { phone: '199', who: 'ดับเพลิง' },
  { phone: '191', who: 'ตำรวจ' },
];

/**
 * What stands in a notification, on a locked phone and on LINE for PC. It never holds a receipt code, nor what a
 * tip says or that it is one.
 */
export const altTexts = {
  menu: (labels: string) => `เมนู: ${labels}`,
  question: (text: string, hint?: string) => (hint ? `${text} (${hint})` : text),
  summary: 'ตรวจดูก่อน ถูกต้องแล้วกด ส่งเรื่อง',
  receipt: (number: string) => `ได้รับเรื่องแล้ว เลขที่ ${number}`,
  receiptWithCode: 'ได้รับเรื่องแล้ว เปิดแชตเพื่อจดรหัสรับเรื่อง',
  tickets: (count: number, list: string) => `เรื่องของท่าน ${count} เรื่อง: ${list}`,
  ticket: (number: string, status: string) => `${number} ${status}`,
  talk: (number: string, status: string) => `เรื่อง ${number} สถานะ ${status}`,
  answer: (number: string, text: string) => `คำตอบเรื่อง ${number}: ${text}`,
  private: 'เปิดแชตเพื่ออ่านต่อ',
  sealedAnswer: (number: string) => `มีคำตอบเรื่อง ${number} เปิดแชตเพื่ออ่าน`,
  emergency: (list: string) => `เหตุฉุกเฉิน โทร ${list}`,
  list: (title: string, names: string) => `${title}: ${names}`,
} as const;
