import type { Prefix } from './office-spaces.ts';

const words = (...lines: string[]): ReadonlySet<string> => new Set(lines.join(' ').split(' '));

/**
 * The elements that a clean copy may hold, of each language: what a reader sees and how it looks. Everything that
 * names, counts, links, computes, loads or embeds is missing here and so left out with what stands in it.
 */
export const keptElements: Partial<Record<Prefix, ReadonlySet<string>>> = {
  w: words(
    'document body p pPr r rPr t delText tab br cr noBreakHyphen softHyphen sym ptab pgNum lastRenderedPageBreak',
    'footnotes footnote endnotes endnote footnoteReference endnoteReference footnoteRef endnoteRef separator',
    'continuationSeparator comments comment annotationRef commentReference commentRangeStart commentRangeEnd',
    'hdr ftr headerReference footerReference drawing pict object txbxContent hyperlink background',
    'ruby rubyPr rt rubyBase rubyAlign hps hpsRaise hpsBaseText lid bdo dir',
    'ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange tcPrChange trPrChange tblPrExChange',
    'tblGridChange numberingChange cellIns cellDel cellMerge',
    // How letters look.
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish',
    'webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang',
    'eastAsianLayout specVanish oMath',
    // How paragraphs and pages look.
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr ilvl numId suppressLineNumbers pBdr top',
    'left bottom right start end between bar tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct',
    'autoSpaceDE autoSpaceDN bidi adjustRightInd ind contextualSpacing mirrorIndents suppressOverlap jc',
    'textDirection textAlignment textboxTightWrap outlineLvl cnfStyle sectPr type pgSz pgMar paperSrc pgBorders',
    'lnNumType pgNumType cols col vAlign noEndnote titlePg rtlGutter docGrid footnotePr endnotePr numFmt',
    'numStart numRestart pos',
    // Tables.
    'tbl tblPr tblGrid gridCol tr trPr tc tcPr tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize',
    'tblStyleColBandSize tblW tblCellSpacing tblInd tblBorders tblLayout tblCellMar tblLook insideH insideV',
    'tblPrEx tcW gridSpan hMerge vMerge tcBorders noWrap tcMar tcFitText hideMark tl2br tr2bl gridBefore gridAfter',
    'wBefore wAfter cantSplit trHeight tblHeader hidden',
    // Styles, lists, settings.
    'styles docDefaults rPrDefault pPrDefault latentStyles lsdException style name basedOn next link uiPriority',
    'semiHidden unhideWhenUsed qFormat locked tblStylePr',
    'numbering abstractNum abstractNumId multiLevelType lvl start numFmt lvlRestart isLgl suff lvlText lvlJc',
    'lvlPicBulletId legacy num lvlOverride startOverride numStyleLink styleLink numPicBullet',
    'settings mirrorMargins gutterAtTop bordersDoNotSurroundHeader bordersDoNotSurroundFooter defaultTabStop',
    'autoHyphenation evenAndOddHeaders characterSpacingControl compat compatSetting themeFontLang clrSchemeMapping',
    'decimalSymbol listSeparator displayBackgroundShape useFELayout applyBreakingRules',
  ),
  '': words(
    'workbook workbookPr bookViews workbookView sheets sheet worksheet chartsheet sheetPr tabColor outlinePr',
    'pageSetUpPr dimension sheetViews sheetView pane selection sheetFormatPr cols col sheetData row c v is t r rPr',
    'rPh phoneticPr mergeCells mergeCell hyperlinks hyperlink printOptions pageMargins pageSetup headerFooter',
    'oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter rowBreaks colBreaks brk drawing',
    'legacyDrawing sst si comments authors author commentList comment text styleSheet numFmts numFmt fonts font',
    'name rFont family charset scheme b i u strike sz color vertAlign condense extend outline shadow fills fill',
    'patternFill gradientFill stop fgColor bgColor borders border left right top bottom start end diagonal vertical',
    'horizontal cellStyleXfs cellXfs xf alignment protection cellStyles cellStyle dxfs dxf tableStyles colors',
    'indexedColors rgbColor mruColors',
  ),
  v: words(
    'shape shapetype rect roundrect oval line polyline arc curve group imagedata textbox stroke fill shadow path',
    'formulas f handles h textpath',
  ),
  w10: words('wrap anchorlock borderbottom borderleft borderright bordertop'),
  x: words('ClientData MoveWithCells SizeWithCells Anchor AutoFill Row Column Visible'),
};

/** Languages of drawings and formulas: large, and of numbers but for these. */
export const leftOutElements: Partial<Record<Prefix, ReadonlySet<string>>> = {
  a: words('extLst snd audioCd wavAudioFile audioFile videoFile quickTimeFile fld custClrLst'),
  wp: words('extLst'),
  xdr: words('extLst contentPart control'),
  pic: words('extLst'),
  c: words('extLst externalData userShapes pivotSource pivotFmts printSettings protection autoUpdate'),
  wps: words('extLst'),
  wpg: words('extLst contentPart'),
  wpc: words('extLst contentPart'),
  m: words(),
};

/** Elements that go while what stands in them stays. */
export const unwrapped: ReadonlySet<string> = words(
  'w:sdt w:sdtContent w:smartTag w:customXml w:fldSimple mc:AlternateContent mc:Choice mc:Fallback',
);

/** The only elements in which words stand; elsewhere they would be seen by nobody. */
export const wordHolders: ReadonlySet<string> = words(
  'w:t w:delText m:t a:t t v author oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter',
  'c:v c:f c:formatCode wp:align wp:posOffset wp:pctPosHOffset wp:pctPosVOffset xdr:col xdr:colOff xdr:row xdr:rowOff',
  'x:MoveWithCells x:SizeWithCells x:Anchor x:AutoFill x:Row x:Column x:Visible a:tableStyleId',
);

/** Elements that are whole without the relationship that they name; all others go with it. */
export const wholeWithoutLink: ReadonlySet<string> = words(
  'w:hyperlink a:blip v:imagedata v:fill v:stroke pageSetup w:background v:shape v:rect v:group',
);

/** Containers that must not be empty. */
export const neverEmpty: ReadonlySet<string> = words('hyperlinks mergeCells cols authors v w:numPicBullet');

/** What may stand in the frame of a drawing, as its frame names it. */
export const drawnThings: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/drawingml/2006/picture',
  'http://schemas.openxmlformats.org/drawingml/2006/chart',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas',
]);

/** What goes altogether where a drawing in it cannot stay. */
export const drawingFrames: ReadonlySet<string> = words(
  'w:drawing xdr:twoCellAnchor xdr:oneCellAnchor xdr:absoluteAnchor',
);
