import type {ReadingView} from '../../monitor/reading/reading-view.js';
import {oneOfWords} from '../../monitor/reading/sample-words.js';

/**
How much of the records is read, while that is a sample: `sample ≈1 of 12`.
*/
export const sampleWords = ({sample}: Pick<ReadingView, 'sample'>): string | undefined => sample && `sample ≈${oneOfWords(sample.oneOf)}`;
