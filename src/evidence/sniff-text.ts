import { isUtf8 } from 'node:buffer';
import type { FileRefusal, Format } from './formats.ts';

/** Tags by which a browser takes a text for a page (WHATWG MIME sniffing), and those that run or load things. */
const page =
  /<(?:!doctype|\?xml|html|head|title|body|script|style|svg|iframe|frame|object|embed|applet|form|meta|link|base|img|video|table|div|a\s)/i;
const webArchive = /^mime-version:[\s\S]{0,4096}multipart\//i;
/** No villager writes more by hand, and a longer one would hold up everybody else while it is read through. */
const longestText = 4 * 1024 * 1024;
const scripts: readonly RegExp[] = [
  /^#!/,
  /<\?php/i,
  /^[ \t]{0,40}(?:@echo\b|echo off\b|setlocal\b|start ""|(?:cmd|powershell)(?:\.exe)? {1,9}[-/]|(?:certutil|mshta|regsvr32|rundll32)\b)/im,
  /\b(?:invoke-(?:expression|webrequest|restmethod|command)|set-executionpolicy|start-process|write-host)\b|\$env:|^[ \t]{0,40}param ?\(/im,
  /\b(?:wscript\.|createobject ?\(|activexobject)/i,
  /^(?:windows registry editor|regedit4)/i,
  /^[ \t]{0,40}\[(?:internetshortcut|desktop entry|autorun)\]/im,
];

/** Tells plain text from pages and scripts; bytes that are no text are `unsupported`. */
export function sniffText(bytes: Buffer): Format | FileRefusal {
  if (bytes.length > longestText) return beginsAsText(bytes) ? 'tooBig' : 'unsupported';
  const text = textOf(bytes);
  if (text === undefined) return 'unsupported';
  if (scripts.some((script) => script.test(text))) return 'executable';
  return page.test(text) || webArchive.test(text) ? 'active' : 'text';
}

const beginsAsText = (bytes: Buffer) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells text from other bytes
  /^(?:\xff\xfe|\xfe\xff|[^\0-\x08\x0e-\x1a\x1c-\x1f\x7f]+$)/.test(bytes.toString('latin1', 0, 4096));

/** The text of UTF-8, UTF-16 with its mark, or Windows-874, as Thai offices write it; undefined for anything else. */
export function textOf(bytes: Buffer): string | undefined {
  const text = decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells text from other bytes
  return text === undefined || /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/.test(text) ? undefined : text;
}

function decode(bytes: Buffer): string | undefined {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff')
    return decodeUtf16(bytes, mark === 'fffe' ? 'utf-16le' : 'utf-16be');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  return bytes.every(isWindows874) ? new TextDecoder('windows-874').decode(bytes) : undefined;
}

function decodeUtf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const isWindows874 = (byte: number) =>
  byte < 0x80 ||
  byte === 0x80 ||
  byte === 0x85 ||
  (byte >= 0x91 && byte <= 0x97) ||
  (byte >= 0xa0 && byte <= 0xda) ||
  (byte >= 0xdf && byte <= 0xfb);
