// The trail: the step where a visit began, then each answer. It stays in this tab.
const TRAIL_KEY = "guide-trail";

function stepInAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

function inSession(key, value) {
  // A browser may refuse storage; the guide then only forgets on reload.
  try {
    if (value !== undefined) sessionStorage.setItem(key, value);
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function recall(step) {
  const kept = [history.state?.guide, JSON.parse(inSession(TRAIL_KEY))];
  return kept.find((visit) => visit?.step === step) ?? null;
}

function remember(step, trail) {
  const before = JSON.parse(inSession(TRAIL_KEY));
  const began = trail.length > 1 && before ? before.began : Date.now();
  const visit = { step, trail, began };
  history.replaceState({ guide: visit }, "");
  inSession(TRAIL_KEY, JSON.stringify(visit));
  return visit;
}
