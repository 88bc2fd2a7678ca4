/**
 * Instruments of usability, scored exactly as published. The wording of their items is not here: forms are printed by those
 * who hold the rights, and our own Swedish wordings are not validated.
 *
 * SUS         System Usability Scale, 0-100
 * TLX         NASA Task Load Index, 0-100; more is heavier
 * UEQ-S       short User Experience Questionnaire, −3 to +3
 * SEQ         Single Ease Question, 1-7
 * KLM         Keystroke-Level Model, seconds of a flawless expert
 */
export type { Scored } from './answer.ts'
export { estimateKlm, type KlmEstimate, type KlmOperator, klmSeconds, typists } from './klm.ts'
export { scoreSeq } from './seq.ts'
export { SUS_MEAN, scoreSus, susGrade } from './sus.ts'
export { scoreRawTlx, scoreWeightedTlx, tlxScales } from './tlx.ts'
export { readUeq, scoreUeqS, type UeqS } from './ueq-s.ts'
