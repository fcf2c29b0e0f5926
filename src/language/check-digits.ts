const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An identity card number of the People's Republic: GB 11643 check digit, and a birthday that can be. */
export function isIdentityCard(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '').toUpperCase();
  if (!/^\d{17}[\dX]$/.test(digits)) return false;
  const sum = identityWeights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const month = Number(digits.slice(10, 12));
  const date = Number(digits.slice(12, 14));
  return '10X98765432'[sum % 11] === digits[17] && month >= 1 && month <= 12 && date >= 1 && date <= 31;
}

/** A bank card number: 15 to 19 digits with the check digit of ISO/IEC 7812. */
export function isBankCard(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 15 || digits.length > 19) return false;
  let sum = 0;
  for (let fromEnd = 0; fromEnd < digits.length; fromEnd++) {
    const digit = Number(digits[digits.length - 1 - fromEnd]);
    const doubled = fromEnd % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
