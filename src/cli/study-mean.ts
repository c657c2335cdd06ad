import type { StudyMean } from '../report/study/study-point.js';
import type { MeanAnswer } from './compare-answer.js';
import { figureText } from './render/figure-text.js';
import { meanText } from './render/sweep-text.js';

/** A mean as a page has it; null where it is not priced. */
export function studyMean(path: string, answer: MeanAnswer | null): StudyMean | null {
  if (answer === null) return null;
  const { mean, low, high } = answer;
  const text = Number.isFinite(mean) ? meanText(path, answer) : endlessText(answer);
  return {
    mean: finite(mean),
    low: finite(low),
    high: finite(high),
    short: Number.isFinite(mean) ? text.replace(/ \[.*/, '') : figureText(path, mean),
    text,
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const endlessText = ({ endless, values }: MeanAnswer): string => `endless with ${endless} of ${values.length} seeds`;
