import { type CodeTable, codesIn, type WarningCode } from './warning-codes.ts';

/** Adobe's XMP is XML whatever file it stands in; a value stands in an attribute or an element. */
const table: CodeTable = [
  ['gps', /exif:GPS\w+|Iptc4xmp\w+:Location|photoshop:(?:City|Country|State)/],
  ['device', /tiff:(?:Make|Model)|aux:(?:SerialNumber|Lens)|exifEX:(?:BodySerialNumber|Lens\w+)/],
  ['software', /xmp:CreatorTool|pdf:Producer|tiff:Software|stEvt:softwareAgent/],
  [
    'author',
    /dc:creator|dc:rights|photoshop:(?:AuthorsPosition|Credit)|tiff:Artist|exifEX:CameraOwnerName|pdf:Author/,
  ],
  ['created', /xmp:(?:Create|Modify|Metadata)Date|photoshop:DateCreated|exif:DateTimeOriginal|stEvt:when/],
  ['comments', /dc:(?:description|title|subject)|exif:UserComment|photoshop:Headline|pdf:Keywords/],
  ['company', /pdfx:Company|xmpRights:Owner/],
  ['thumbnail', /xmp:Thumbnails|xmpGImg:/],
];

/** What an XMP packet tells, in UTF-8 or UTF-16. */
export const xmpCodes = (packet: Buffer): WarningCode[] =>
  codesIn(packet.toString('latin1').replaceAll('\0', ''), table);

const opening = Buffer.from('<x:xmpmeta');
const closing = Buffer.from('</x:xmpmeta>');

/** What the first XMP packet anywhere in a file tells. */
export function xmpCodesAnywhere(bytes: Buffer): WarningCode[] {
  const start = bytes.indexOf(opening);
  if (start === -1) return [];
  const end = bytes.indexOf(closing, start);
  return xmpCodes(bytes.subarray(start, end === -1 ? start + 0xffff : end));
}
