/** English words that carry no matter of their own. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above after again against all also am an and any are as at be because been before being below between both
  but by can cannot could did do does doing down during each few for from further get got had has have having he her
  here hers him his how i if in into is it its itself just let like may me might more most must my need no nor not now
  of off on once only or other our ours out over own per please shall she should so some such than that the their
  theirs them then there these they this those through to too under until up us very want was we were what when where
  whether which while who whom whose why will with within without would yet you your yours don't doesn't didn't can't
  isn't aren't wasn't won't i'm i've i'd i'll it's that's what's there's`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
