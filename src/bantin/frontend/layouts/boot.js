(function (root) {
  if (!("noModule" in HTMLScriptElement.prototype)) return;
  root.classList.add("js");
  try {
    var size = localStorage.getItem("bantin.text-size");
    if (/^(112\.5|125|150|175|200)$/.test(size)) root.setAttribute("data-text-size", size);
  } catch (blocked) {}
})(document.documentElement);
