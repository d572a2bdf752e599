import type { Prefix } from './office-spaces.ts';
import type { WarningCode } from './warning-codes.ts';

/** What becomes of an attribute: kept, or another value, or nothing; and what it told. */
export interface AttributeVerdict {
  readonly value: string | undefined;
  readonly code?: WarningCode;
}

/** What Word itself puts in place of a name when it is told to remove personal data. */
const nobody = 'Author';

const anyones: ReadonlyMap<string, string> = new Map([
  ['author', nobody],
  ['initials', 'A'],
]);

/** Attributes without a language of their own that name, point somewhere or tell of the maker's screen. */
const leftOut =
  /^(?:descr|title|tooltip|display|location|codeName|alt|href|src|target|tgtFrame|action|invalidUrl|endSnd|macro|textlink|url|guid|uid|shapeId|syncRef|published|[xy]Window|windowWidth|windowHeight|firstSheet|cm|vm|uniqueId|highlightClick|userName|lastEdited|filterPrivacy|preferPic|hiddenSlicers)$/;
const quiet =
  /^(?:[xy]Window|windowWidth|windowHeight|firstSheet|macro|textlink|cm|vm|shapeId|codeName|history|anchor)$/;
const leftOutOfWord = /^(?:date|rsid\w*|tooltip|docLocation|tgtFrame|history|anchor|alias|tag)$/;
const keptOfVml =
  /^(?:id|type|style|coordsize|coordorigin|path|adj|fillcolor|strokecolor|strokeweight|stroked|filled|from|to|points|opacity2?|arcsize|inset|string|on|textpathok|gradientshapeok|joinstyle|eqn|color2?|weight|dashstyle|angle|focus|position|trim|limo|miterlimit|endcap|startarrow|endarrow|obscured|rotate|fitshape|xscale|connecttype|preferrelative|croptop|cropbottom|cropleft|cropright|startangle|endangle)$/;
const namesOfDrawings = /:(?:docPr|cNvPr)$/;
/** A theme may be called after the company that had it made. */
const namesOfThemes = /^a:(?:theme|clrScheme|fontScheme|fmtScheme)$/;
const plainName = /^[\p{L}\p{M}]*(?: [\p{L}\p{M}]+)* ?\d*$/u;

/** What becomes of an attribute that is in no language of its own, or in that of its element. */
export function judgeAttribute(
  element: string,
  prefix: Prefix,
  name: string,
  value: string,
): AttributeVerdict {
  if (prefix === 'w') return ofWord(name, value);
  if (element.startsWith('w:')) return { value: undefined, code: 'otherData' };
  if (element.startsWith('v:')) return ofVml(name, value);
  if (leftOut.test(name))
    return { value: undefined, ...told(value !== '' && !quiet.test(name), 'otherData') };
  if (name === 'name' && namesOfDrawings.test(element))
    return { value: 'Picture', ...told(!plainName.test(value), 'otherData') };
  if (name === 'name' && namesOfThemes.test(element))
    return { value: 'Office', ...told(!/^(?:Office.*)?$/.test(value), 'otherData') };
  return { value };
}

function ofWord(name: string, value: string): AttributeVerdict {
  const instead = anyones.get(name);
  if (instead !== undefined) return { value: instead, ...told(value !== '' && value !== instead, 'author') };
  if (!leftOutOfWord.test(name)) return { value };
  if (name === 'date') return { value: undefined, code: 'created' };
  return { value: undefined, ...told(!quiet.test(name), 'otherData') };
}

const shapeId = /^_x0000_\w{1,12}$/;

function ofVml(name: string, value: string): AttributeVerdict {
  const isKept = keptOfVml.test(name) && (name !== 'id' || shapeId.test(value));
  return isKept
    ? { value }
    : { value: undefined, ...told(/^(?:alt|title|href|src)$/.test(name) && value !== '', 'otherData') };
}

const told = (tells: boolean, code: WarningCode) => (tells ? { code } : {});
