// What a browser says of the device it runs on. An iPad calls itself a Macintosh, with fingers.
export function deviceName() {
  const known = ["iPhone", "iPad", "Android", "Windows", "Macintosh", "CrOS", "Linux"];
  const name = known.find((one) => navigator.userAgent.includes(one)) ?? "";
  return name === "Macintosh" && navigator.maxTouchPoints > 0 ? "iPad" : name;
}
