import type { Command } from '../../bot/input.ts';

/** Side of the square that each icon is drawn in. */
export const iconGrid = 100;

/** How the shapes are drawn: outlines, or filled where the class says so. Both in the `color` of their group. */
export const iconStyle = [
  '.icon{fill:none;stroke:currentColor;stroke-width:7;stroke-linecap:round;stroke-linejoin:round}',
  '.full{fill:currentColor;stroke:none}',
].join('');

/** The shapes of each icon, as SVG. */
export const icons: Readonly<Partial<Record<Command, string>>> = {
  /** Words that call out. */
  complaint: `
    <path d="M15 10h70a8 8 0 0 1 8 8v48a8 8 0 0 1-8 8H54L32 93V74H15a8 8 0 0 1-8-8V18a8 8 0 0 1 8-8z"/>
    <path d="M50 25v22" stroke-width="10"/>
    <circle class="full" cx="50" cy="60.5" r="5.5"/>`,
  /** A shield with a keyhole. */
  tip: `
    <path d="M50 6l37 13v27c0 24-15 40-37 49-22-9-37-25-37-49V19z"/>
    <circle class="full" cx="50" cy="42" r="11"/>
    <path class="full" d="M46 46h8l5 25H41z"/>`,
  /** A check-list on a clipboard. */
  services: `
    <rect x="17" y="14" width="66" height="80" rx="7"/>
    <rect class="full" x="34" y="5" width="32" height="18" rx="5"/>
    <path d="M29 44l6 6 11-12M56 45h14M29 70l6 6 11-12M56 71h14"/>`,
  /** A chart of bars. */
  reports: `
    <path d="M9 8v83h83"/>
    <rect class="full" x="22" y="54" width="16" height="26" rx="2"/>
    <rect class="full" x="46" y="36" width="16" height="44" rx="2"/>
    <rect class="full" x="70" y="15" width="16" height="65" rx="2"/>`,
  /** A magnifier that has found something. */
  track: `
    <circle cx="41" cy="41" r="32"/>
    <path d="M27 42l10 10 18-20"/>
    <path d="M68 68l23 23" stroke-width="13"/>`,
  /** A person with a headset. */
  officer: `
    <circle cx="50" cy="34" r="16.5"/>
    <path d="M21 33a29 29 0 0 1 58 0"/>
    <rect class="full" x="14" y="28" width="14" height="22" rx="6"/>
    <rect class="full" x="72" y="28" width="14" height="22" rx="6"/>
    <path d="M79 47c0 9-5 14-14 14h-6"/>
    <path d="M9 95c0-13 11-20 25-20h32c14 0 25 7 25 20z"/>`,
};
