/** Words by which people are named without a name: by their division, their post, or as everybody. */

/** What a division's name begins with; the rest of it stands alone after a word for somebody who works there. */
export const divisionUnits: readonly string[] = ['กอง', 'สำนัก', 'ส่วน', 'ฝ่าย', 'งาน'];

/** Begins many a division's name behind that, and is left out as often. */
export const divisionFiller = 'การ';

/** Stand before what is left of a division's name: หัวหน้าช่าง, เจ้าหน้าที่คลัง. */
export const divisionStaff: readonly string[] = [
  'หัวหน้า',
  'ผู้อำนวยการ',
  'ผอ',
  'เจ้าหน้าที่',
  'เจ้าพนักงาน',
  'นักวิชาการ',
  'พนักงาน',
  'จนท',
  'นาย',
];

/** Posts that belong to the division whose name holds the first word. */
export const postsOfDivision: readonly { readonly within: string; readonly said: readonly string[] }[] = [
  { within: 'นายก', said: ['นายก', 'นายกอบต', 'นายกเทศมนตรี', 'นายกองค์การ', 'ผู้บริหาร'] },
  { within: 'ปลัด', said: ['ปลัด'] },
  { within: 'สภา', said: ['สภา', 'สอบต', 'สมาชิกอบต', 'สท'] },
];

/** How people call those who read tips, and those who look after the machine. */
export const postsOfRole: Readonly<Record<'tip-officer' | 'admin', readonly string[]>> = {
  'tip-officer': [
    'ผู้รับเรื่อง',
    'คนรับเรื่อง',
    'เจ้าหน้าที่รับเรื่อง',
    'พนักงานรับเรื่อง',
    'จนทรับเรื่อง',
    'ผู้รับแจ้ง',
    'คนรับแจ้ง',
    'เจ้าหน้าที่รับแจ้ง',
    'ผู้รับร้องเรียน',
    'เจ้าหน้าที่รับร้องเรียน',
  ],
  admin: ['ผู้ดูแลระบบ', 'คนดูแลระบบ', 'เจ้าหน้าที่ดูแลระบบ', 'แอดมิน', 'admin'],
};

export const everybodyWords: readonly string[] = [
  'เจ้าหน้าที่ทุกคน',
  'เจ้าหน้าที่ทั้งหมด',
  'พนักงานทุกคน',
  'พนักงานทั้งหมด',
  'ข้าราชการทุกคน',
  'ทุกคนในอบต',
  'ทุกคนในสำนักงาน',
  'ทุกคนในที่ทำงาน',
  'ทั้งอบต',
  'ทั้งสำนักงาน',
  'ยกสำนักงาน',
  'ทุกกอง',
];
