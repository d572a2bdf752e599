import type { MetadataWarnings } from '../evidence/metadata-warnings.ts';
import type { NoCopyReason } from '../tips/no-copy.ts';
import { warningLabels } from './console-tip-files.ts';

/** Why there is no copy without metadata. */
export const noCopyLabels: Readonly<Record<NoCopyReason, string>> = {
  noTool: 'ไฟล์ชนิดนี้ลบข้อมูลแฝงให้ไม่ได้',
  unusual: 'ไฟล์สร้างมาไม่เหมือนทั่วไป',
  tooBig: 'ไฟล์ใหญ่เกินไป',
  broken: 'ไฟล์เสียหรือมาไม่ครบ',
  tooManyPixels: 'รูปละเอียดเกินไป',
  tooSlow: 'ใช้เวลานานเกินไป',
};

export const copyText = {
  none: (why: NoCopyReason) => `ไม่มีสำเนาที่ลบข้อมูลแฝง (${noCopyLabels[why]})`,
  /** In place of a picture. */
  noPicture: 'ไม่มีรูปให้ดู',
  /** To an officer whose file is not sent as it is. */
  notSent: (why: NoCopyReason) =>
    `ลบข้อมูลแฝงไม่ได้ (${noCopyLabels[why]}) จึงยังไม่ได้ส่ง โปรดถ่ายรูปหน้าจอแล้วแนบรูปนั้นแทน`,
  title: 'สำเนาที่ลบข้อมูลแฝง',
  left: 'ในสำเนายังมี',
  incomplete: 'ข้อมูลแฝงที่ระบบตรวจไม่พบ เพราะตรวจได้ไม่ครบทั้งไฟล์',
  advice: 'ก่อนเปิดหรือส่งต่อ โปรดดูว่าสิ่งเหล่านี้บอกตัวผู้แจ้งหรือไม่',
  download: 'ดาวน์โหลดสำเนา',
} as const;

/** What a copy still tells, in words; none when it was found to tell nothing. */
export const leftInCopy = ({ found, isComplete }: MetadataWarnings): string[] => [
  ...found.map((code) => warningLabels[code]),
  ...(isComplete ? [] : [copyText.incomplete]),
];
