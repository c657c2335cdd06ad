export { drawScenario, type DrawnScenario, type Json } from '../../src/testing/scenario/draw-scenario.js';
