import { z } from 'zod'

/** The 24 signs, in the order of the table in the documentation. */
export const signalCodes = [
  'S01',
  'S02',
  'S03',
  'S04',
  'S05',
  'S06',
  'S07',
  'S08',
  'S09',
  'S10',
  'S11',
  'S12',
  'S13',
  'S14',
  'S15',
  'S16',
  'S17',
  'S18',
  'S19',
  'S20',
  'S21',
  'S22',
  'S23',
  'S24',
] as const

/** Names one sign. */
export const SignalCode = z.enum(signalCodes)
export type SignalCode = z.infer<typeof SignalCode>

/** What may lower a score: something done that protects. */
export const protectiveCodes = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10'] as const

/** Names one protective fact. */
export const ProtectiveCode = z.enum(protectiveCodes)
export type ProtectiveCode = z.infer<typeof ProtectiveCode>

/** Signs of how an undertaking is built, not warnings that something is going wrong. */
export const structuralSigns: readonly SignalCode[] = ['S01', 'S03', 'S22']
