import { describe, expect, test } from '@jest/globals';
import type { InvoiceVerificationRow } from '../../src/domain/invoice-types.js';
import { findInvoiceType, INVOICE_TYPES } from '../../src/domain/invoice-types.js';
import { covers, coversAll, coversOneOf } from '../support/covers.js';

const codesOf = (row: InvoiceVerificationRow | null) =>
  INVOICE_TYPES.filter((type) => type.verificationRow === row).map((type) => Number(type.code));

describe('the catalogue of invoice types', () => {
  test('holds the 37 types of the table, each code once', () => {
    coversAll(
      'flyocr:invoice-type',
      INVOICE_TYPES.map((type) => type.code),
    );
    expect(INVOICE_TYPES).toHaveLength(37);
    expect(new Set(INVOICE_TYPES.map((type) => type.code)).size).toBe(37);
    expect(INVOICE_TYPES.map((type) => Number(type.code))).toEqual([
      1, 3, 4, 8, 9, 10, 11, 14, 15, 20, 21, 22, 23, 24, 25, 26, 27, 28, 31, 33, 34, 35, 36, 37, 38, 39, 61, 62, 83, 91,
      92, 40, 41, 93, 94, 42, 99,
    ]);
  });

  test('lets 20 of them be verified, and 17 not', () => {
    expect(INVOICE_TYPES.filter((type) => type.verifiable)).toHaveLength(20);
    expect(codesOf(null)).toHaveLength(17);
    for (const type of INVOICE_TYPES) {
      expect(type.verifiable).toBe(type.verificationRow !== null);
      expect(type.requiredForVerification.length > 0).toBe(type.verifiable);
    }
  });

  test.each<[InvoiceVerificationRow, number[]]>([
    ['A', [1, 3, 8, 15, 91]],
    ['B', [4, 10, 11, 14]],
    ['C', [21]],
    ['D', [9, 61, 62, 83]],
    ['D2', [93, 94]],
    ['E', [92]],
    ['F', [36]],
    ['G', [34, 38]],
  ])('row %s is of the types %j', (row, codes) => {
    coversOneOf('flyocr:matrix', row);
    expect(codesOf(row)).toEqual(codes);
  });

  test('says of each row what is asked for, and what the amount and the check code are', () => {
    covers(
      'flyocr:matrix:A',
      'flyocr:matrix:B',
      'flyocr:matrix:C',
      'flyocr:matrix:D',
      'flyocr:matrix:D2',
      'flyocr:matrix:E',
      'flyocr:matrix:F',
      'flyocr:matrix:G',
    );
    const required = (code: string) => findInvoiceType(code)?.requiredForVerification;
    expect(required('1')).toEqual(['invoiceCode', 'invoiceNumber', 'billingDate', 'totalAmount']);
    expect(required('4')).toEqual(['invoiceCode', 'invoiceNumber', 'billingDate', 'checkCode']);
    expect(required('21')).toEqual(['invoiceCode', 'invoiceNumber', 'checkCode', 'salesTaxNumber']);
    expect(required('9')).toEqual(['invoiceNumber', 'checkCode', 'totalAmount']);
    expect(required('93')).toEqual(['invoiceCode', 'invoiceNumber', 'billingDate', 'totalAmount']);
    expect(required('92')).toEqual(['invoiceCode', 'invoiceNumber', 'billingDate', 'checkCode']);
    expect(required('36')).toEqual(['invoiceCode', 'invoiceNumber', 'orderNumber']);
    expect(required('34')).toEqual(['invoiceCode', 'invoiceNumber', 'billingDate', 'totalAmount', 'checkCode']);
    expect(required('20')).toEqual([]);
  });

  test('asks for an amount or a check code exactly where it says of what kind they are', () => {
    for (const type of INVOICE_TYPES) {
      expect(type.requiredForVerification.includes('totalAmount')).toBe(type.totalAmountIs !== null);
      expect(type.requiredForVerification.includes('checkCode')).toBe(type.checkCodeIs !== null);
    }
    expect(findInvoiceType('1')?.totalAmountIs).toBe('NET');
    expect(findInvoiceType('93')?.totalAmountIs).toBe('NET');
    expect(findInvoiceType('83')?.totalAmountIs).toBe('GROSS');
    expect(findInvoiceType('38')?.totalAmountIs).toBe('GROSS');
    expect(findInvoiceType('92')?.checkCodeIs).toBe('FULL_INVOICE_NUMBER');
    expect(findInvoiceType('0')).toBeNull();
  });
});
