import sharp from 'sharp';

/** A photo that tells who made it. */
export async function photoWithTraces(): Promise<Buffer<ArrayBuffer>> {
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#3a7' } })
    .withExif({ IFD0: { Make: 'CANARY-PHONE', Artist: 'CANARY-OWNER' } })
    .jpeg()
    .toBuffer();
  return Buffer.from(photo);
}

/** What is refused, by what its name says it is. */
export const hostileFiles: Readonly<Record<string, Buffer<ArrayBuffer>>> = {
  'ภาพ.jpg': Buffer.from('MZ'.padEnd(4_000, '\0')),
  'สรุป.pdf': Buffer.from('<!doctype html><script>alert(1)</script>'),
  'งาน.zip': Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200)]),
  'run.sh': Buffer.from('#!/bin/sh\nrm -rf /\n'),
  'ว่าง.txt': Buffer.alloc(0),
};
