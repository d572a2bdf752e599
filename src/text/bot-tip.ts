import { fileKindWords } from './files.ts';

/** What the bot says of tips: honest before the first word, and short. */

/** Read before the first word of a tip. */
export const tipNotice: readonly string[] = [
  'เปิดเผยชื่อ: คนที่ตรวจสอบเรื่องนี้รู้ชื่อท่านได้',
  'ปกปิดชื่อ: มีแต่ผู้รับเรื่องทุจริตที่รู้ว่าท่านเป็นใคร',
  'ไม่เปิดเผยตัวตน: เราไม่เก็บว่าใครแจ้ง ไม่เก็บชื่อและรูปใน LINE ของท่าน',
  'ทุกเรื่องเก็บแบบปิดผนึก คนที่ถูกแจ้งเปิดอ่านไม่ได้ ท่านได้รหัสไว้ตามเรื่อง',
  'รูปที่ส่งมา เจ้าหน้าที่เห็นแบบที่ลบตำแหน่งออกแล้ว ต้นฉบับปิดผนึกไว้เป็นหลักฐาน',
  'บริษัท LINE รู้ว่าท่านคุยกับเรา และข้อความในแชตนี้ผ่าน LINE',
  'ใครเปิดโทรศัพท์ของท่านได้ ก็อ่านแชตนี้ได้ อย่าใช้เครื่องหรือเน็ตของที่ทำงาน',
  'เรื่องที่มีแต่ท่านรู้ อาจทำให้เขาเดาได้ว่าใครแจ้ง',
  'ส่งเรื่องและจดรหัสแล้ว ลบแชตได้: ในหน้ารวมแชต กดค้างที่แชตนี้ แล้วกด ลบ',
];

export const tipText = {
  withoutLine: 'ไม่อยากให้ผ่าน LINE แจ้งทางหน้าเว็บได้ กดปุ่มข้างล่าง',
  openReport: 'แจ้งทางหน้าเว็บ',
  chosen: (names: string, done: string) => `เลือกแล้ว: ${names} ครบแล้วกด ${done}`,
  readers: (names: string) => `คนที่จะเปิดอ่านเรื่องนี้ได้: ${names}`,
  leaveOutHint: 'ถ้าใครในนี้เกี่ยวข้อง กด กันออก คนนั้นจะเปิดเรื่องนี้ไม่ได้',
  leaveOut: (name: string) => `กันออก: ${name}`,
  leftOut: (names: string) => `กันออก: ${names}`,
  /** Goes into the tip, so that who was left out is not taken for somebody accused. */
  nobodyReads: [
    'ตอนนี้ไม่มีใครในสำนักงานเปิดอ่านเรื่องนี้ได้',
    'ถ้าส่งต่อ เรื่องจะปิดผนึกไว้ ต้องใช้กุญแจกู้คืนของสำนักงานจึงเปิดได้ อาจไม่มีใครตอบ',
    'แจ้งหน่วยงานข้างนอกได้ กดเบอร์ข้างล่างเพื่อโทร',
  ],
  outsideBody: (name: string, phone: string, about: string, isChecked: boolean) =>
    `${name} โทร ${phone} ${about}${isChecked ? '' : ' (ยังไม่มีเจ้าหน้าที่ตรวจ)'}`,
  goOnAnyway: 'จะแจ้งที่นี่ต่อก็ได้ ถ้าไม่แจ้งแล้ว กด ยกเลิก',
  mapPoint: (latitude: number, longitude: number) => `พิกัด ${latitude}, ${longitude}`,
  sendToPage: 'ขอรหัสบนหน้าเว็บแทน',
  busy: 'ตอนนี้มีคนใช้มาก โปรดรอสักครู่ แล้วกด ส่งเรื่อง อีกครั้ง ข้อมูลยังอยู่ครบ',
  busyOpening: 'ตอนนี้มีคนใช้มาก โปรดรอสักครู่ แล้วพิมพ์รหัสอีกครั้ง',
  draftGone: 'เก็บเรื่องนี้ไว้ไม่ได้ โปรดเริ่มแจ้งใหม่จากเมนู',
  byCode: 'เรื่องแจ้งเบาะแสทุจริตไม่อยู่ในรายการนี้ กด ใช้รหัสรับเรื่อง เพื่อเปิดดู',
  codeNeeded: 'เรื่องแจ้งเบาะแสเปิดดูด้วยรหัสรับเรื่อง',
  codeAgain: 'เลยเวลาเปิดเรื่องแล้ว พิมพ์รหัสรับเรื่องอีกครั้ง แล้วกด ทำเรื่องที่ค้างต่อ',
  ended: 'เรื่องนี้ปิดแล้ว เพิ่มข้อมูลไม่ได้ แจ้งเป็นเรื่องใหม่ได้',
  filesReady: (count: number) => `ส่งรูปหรือไฟล์ ${count} รายการ`,
  filesMissing: (count: number) => `รูปหรือไฟล์ ${count} รายการ ยังมาไม่ถึง หรือยกเลิกแล้ว`,
  fileRefused: (why: string) => `รูปหรือไฟล์ที่ไม่ได้รับ: ${why}`,
  officeFiles: (count: number) => `สำนักงานส่งไฟล์มา ${count} รายการ`,
  filesOnWeb: 'กดปุ่มด้านล่างเพื่อเปิดไฟล์',
  openFile: (kind: keyof typeof fileKindWords, place: number) => `เปิด${fileKindWords[kind]}ที่ ${place}`,
  openTrack: 'เปิดไฟล์บนหน้าเว็บ',
} as const;
