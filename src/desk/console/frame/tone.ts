/** Two short notes, rising for who waits, falling for a message; made by the browser, so no file is loaded. */
const notes = { waiting: [659, 880], message: [784, 659] } as const;
const noteSeconds = 0.14;

let output: AudioContext | undefined;

/** Plays a tone, as far as the browser lets the page make one. */
export function playTone(kind: keyof typeof notes): void {
  output ??= new AudioContext();
  const { currentTime, destination } = output;
  notes[kind].forEach((hertz, index) => {
    if (output === undefined) return;
    const from = currentTime + index * noteSeconds;
    const tone = output.createOscillator();
    const loudness = output.createGain();
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0.15, from);
    loudness.gain.exponentialRampToValueAtTime(0.001, from + noteSeconds);
    tone.connect(loudness).connect(destination);
    tone.start(from);
    tone.stop(from + noteSeconds);
  });
  void output.resume();
}
