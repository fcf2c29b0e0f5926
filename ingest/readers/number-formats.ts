const digits = '零一二三四五六七八九';
const scales: readonly (readonly [value: number, name: string])[] = [
  [1000, '千'],
  [100, '百'],
  [10, '十'],
];

/** A whole number from 1 to 9,999 as laws write it: 十二, 一百零五. */
export function chineseNumeral(number: number): string {
  let rest = number;
  let text = '';
  let gap = false;
  for (const [value, name] of scales) {
    const digit = Math.floor(rest / value);
    rest %= value;
    if (digit > 0) text += `${gap ? '零' : ''}${digits.charAt(digit)}${name}`;
    gap = text !== '' && digit === 0;
  }
  if (rest > 0) text += `${gap ? '零' : ''}${digits.charAt(rest)}`;
  return text.replace(/^一十/, '十');
}

function roman(number: number): string {
  const signs = ['M', 'CM', 'D', 'CD', 'C', 'XC', 'L', 'XL', 'X', 'IX', 'V', 'IV', 'I'];
  const values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
  let rest = number;
  return values
    .map((value, index) => {
      const times = Math.floor(rest / value);
      rest %= value;
      return (signs[index] ?? '').repeat(times);
    })
    .join('');
}

function letter(number: number): string {
  return String.fromCharCode(64 + ((number - 1) % 26) + 1);
}

/** A number in one of Word's number formats, named as in its files; formats not known here count 1, 2, 3. */
export function formatNumber(number: number, format: string): string {
  if (/^(?:chinese|japanese|taiwanese|ideograph)/i.test(format)) return chineseNumeral(number);
  if (format.startsWith('decimalEnclosedCircle') && number <= 20)
    return String.fromCharCode(0x2460 + number - 1);
  if (format === 'upperRoman') return roman(number);
  if (format === 'lowerRoman') return roman(number).toLowerCase();
  if (format === 'upperLetter') return letter(number);
  if (format === 'lowerLetter') return letter(number).toLowerCase();
  return String(number);
}
