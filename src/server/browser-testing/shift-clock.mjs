// Preloaded into the server under test: lets its clock begin at the instant CLOCK_STARTS_AT and go on from there.
const shift = Date.parse(process.env.CLOCK_STARTS_AT) - Date.now();
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + shift);
    else super(...parts);
  }

  static now() {
    return RealDate.now() + shift;
  }
};
