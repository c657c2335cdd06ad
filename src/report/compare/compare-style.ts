/** The part of the style for comparisons. */
export const compareStyle = `
.differences{list-style:none;margin:8px 0 0;padding:0}
.differences li{display:grid;grid-template-columns:minmax(110px,300px) 1fr;gap:12px;align-items:center;font-size:13px;border-top:1px solid var(--rule)}
.differences span{overflow-wrap:anywhere}
.differences svg{display:block;width:100%;height:24px}
.differences .scale{border-top:0;color:var(--faint)}
.scale div{display:flex;justify-content:space-between}
.zero{stroke:var(--rule);stroke-width:1.5}
.interval,.dot{stroke-linecap:round;vector-effect:non-scaling-stroke}
.interval{stroke-width:3}.dot{stroke-width:11}
.interval.a,.dot.a{stroke:var(--a)}.interval.b,.dot.b{stroke:var(--b)}.interval.e,.dot.e{stroke:var(--faint)}
@media (max-width:640px){.differences li{grid-template-columns:1fr;gap:0;padding-top:4px}.differences .scale>span{display:none}}
`;
