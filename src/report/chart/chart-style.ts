import { costParts } from '../../analysis/gap/cost-parts.js';

/** In the order of `costParts`: what is necessary is calm, what goes beyond it is not. */
const PART_COLORS = ['c', 't4', 't1', 'b', 't3', 'a', 'e', 't7', 't5', 'f', 'target'] as const;

const parts = costParts.map(
  (_, n) =>
    `.heap.part${n}{fill:var(--${PART_COLORS[n]})}.key.part${n}::before{height:10px;background:var(--${PART_COLORS[n]})}`,
);

/** The part of the style for what charts have besides lines. */
export const chartStyle = `
.heap{stroke:var(--card);stroke-width:.75}
.alarm.high,.key.high::before{fill:var(--b);background:var(--b)}
.alarm.low,.key.low::before{fill:var(--a);background:var(--a)}
.key.high::before,.key.low::before{height:5px}
.stale-window{fill:var(--f);opacity:.3}
.key.stale-window{opacity:1}
.key.stale-window::before{height:10px;background:var(--f);opacity:.4}
dd .was{font-size:13px;color:var(--faint);white-space:nowrap}
/* Paler, not thinner: the colour tells which line it is of. */
.line.ghost{opacity:.38;stroke-width:3}
.line.target.ghost{stroke-width:1.5}
header #theme{grid-area:1/2}
${parts.join('')}
`;
