# Writes test/vectors/experiments.json: what R says about comparisons, sizes and curves, to 15 digits.
#
#   Rscript packages/engine/scripts/experiments.R > packages/engine/test/vectors/experiments.json
#
# Needs R (Debian: r-base-core) and its recommended package survival (r-cran-survival). Nothing random.

suppressPackageStartupMessages(library(survival))

number <- function(x) {
  text <- formatC(x, digits = 15, format = "g", width = 1)
  ifelse(is.na(x), "null", text)
}
list_of <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")
entry <- function(...) {
  parts <- list(...)
  values <- sapply(parts, function(x) {
    if (is.character(x)) paste0('"', x, '"')
    else if (inherits(x, "AsIs")) list_of(unclass(x))
    else number(x)
  })
  paste0("    { ", paste0('"', names(parts), '": ', values, collapse = ", "), " }")
}
section <- function(name, entries) paste0('  "', name, '": [\n', paste(entries, collapse = ",\n"), "\n  ]")

wilson <- function(s, n, level) suppressWarnings(prop.test(s, n, conf.level = level, correct = FALSE)$conf.int)
posterior <- function(c, d, f) {
  # Over quantiles of the control, where the integrand is bounded whatever the counts.
  piece <- function(lo, hi) integrate(f, lo, hi, rel.tol = 1e-12, subdivisions = 5000, stop.on.error = FALSE)$value
  cuts <- unique(c(0, qbeta(c(1e-13, 1e-9, 1e-6, 1e-4, 1e-3, 0.01, 0.05, seq(0.1, 0.9, 0.1), 0.95, 0.99, 0.999,
    1 - 1e-4, 1 - 1e-6, 1 - 1e-9, 1 - 1e-13), c, d), 1))
  sum(mapply(piece, head(cuts, -1), tail(cuts, -1)))
}
proportion <- function(sc, nc, st, nt, level = 0.95) {
  c <- wilson(sc, nc, level); t <- wilson(st, nt, level)
  pc <- sc / nc; pt <- st / nt
  p <- suppressWarnings(prop.test(c(sc, st), c(nc, nt), correct = FALSE)$p.value)
  a <- 1 + sc; b <- 1 + nc - sc; e <- 1 + st; f <- 1 + nt - st
  better <- posterior(a, b, function(x) dbeta(x, a, b) * pbeta(x, e, f, lower.tail = FALSE))
  loss <- posterior(a, b, function(x) dbeta(x, a, b) * (x * pbeta(x, e, f) - e / (e + f) * pbeta(x, e + 1, f)))
  entry(control = I(c(sc, nc)), treatment = I(c(st, nt)), confidence = level, pValue = ifelse(is.nan(p), 1, p),
    lo = pt - pc - sqrt((pt - t[1])^2 + (c[2] - pc)^2), hi = pt - pc + sqrt((t[2] - pt)^2 + (pc - c[1])^2),
    probTreatmentBetter = better, expectedLoss = loss)
}
proportions <- mapply(proportion,
  c(48, 3, 2, 0, 0, 0, 0, 0, 100, 1200, 5000, 999, 100000, 37),
  c(80, 10, 7, 29, 20, 10, 20, 10, 1000, 10000, 10000, 1000, 1000000, 412),
  c(56, 9, 6, 5, 0, 0, 10, 10, 120, 1325, 5000, 1000, 100500, 55),
  c(70, 10, 7, 56, 10, 10, 10, 10, 1000, 10000, 10000, 1000, 1000000, 398),
  c(rep(0.95, 12), 0.99, 0.9))

mean_test <- function(control, treatment, level = 0.95) {
  t <- t.test(treatment, control, conf.level = level)
  entry(control = I(control), treatment = I(treatment), confidence = level, pValue = t$p.value, df = unname(t$parameter),
    lo = t$conf.int[1], hi = t$conf.int[2])
}
# Student's sleep data (R: datasets::sleep), chick weights (datasets::chickwts), and amounts with a long tail.
chick <- split(chickwts$weight, chickwts$feed)
means <- c(
  mean_test(sleep$extra[1:10], sleep$extra[11:20]),
  mean_test(chick$linseed, chick$soybean, 0.99),
  mean_test(c(0, 0, 0, 120, 4000, 0, 35, 0), c(0, 250, 80, 0, 9000, 410, 0, 15, 60)),
  mean_test(1e9 + c(1, 2, 3, 4), 1e9 + c(3, 4, 5, 7, 9)))

cuped <- function(cx, cy, tx, ty) {
  theta <- (cov(cx, cy) * (length(cx) - 1) + cov(tx, ty) * (length(tx) - 1)) /
    (var(cx) * (length(cx) - 1) + var(tx) * (length(tx) - 1))
  t <- t.test(ty - theta * tx, cy - theta * cx)
  # The same slope as ordinary least squares with a term for the group.
  slope <- coef(lm(c(cy, ty) ~ c(cx, tx) + rep(0:1, c(length(cy), length(ty)))))[2]
  stopifnot(abs(theta - slope) < 1e-9 * abs(theta))
  entry(controlX = I(cx), controlY = I(cy), treatmentX = I(tx), treatmentY = I(ty), theta = theta,
    diff = unname(t$estimate[1] - t$estimate[2]), pValue = t$p.value, lo = t$conf.int[1], hi = t$conf.int[2])
}
adjusted <- c(
  cuped(c(10, 20, 35, 50, 42, 8), c(12, 25, 30, 61, 40, 3), c(15, 22, 31, 55, 38, 12, 60), c(25, 30, 44, 70, 41, 20, 82)),
  cuped(c(1, 2, 3, 4), c(9, 7, 5, 4), c(2, 4, 6, 8), c(8, 6, 6, 1)))

ratio <- function(cx, cy, tx, ty) {
  one <- function(x, y) {
    r <- mean(y) / mean(x)
    c(r, var(y - r * x) / (length(x) * mean(x)^2))
  }
  a <- one(cx, cy); b <- one(tx, ty); d <- b[1] - a[1]; se <- sqrt(a[2] + b[2])
  entry(controlX = I(cx), controlY = I(cy), treatmentX = I(tx), treatmentY = I(ty), diff = d,
    pValue = 2 * pnorm(-abs(d / se)), lo = d - qnorm(0.975) * se, hi = d + qnorm(0.975) * se)
}
ratios <- c(
  ratio(c(3, 1, 2, 4, 2, 1, 5), c(1, 1, 0, 3, 2, 0, 4), c(2, 2, 1, 3, 4, 1), c(2, 1, 1, 3, 3, 1)),
  ratio(c(1200, 0, 560, 9000, 310), c(30, 12, 25, 41, 18), c(1500, 300, 0, 7000, 800, 90), c(20, 14, 12, 30, 21, 11)))

chisq <- function(counts, weights) entry(counts = I(counts), weights = I(weights),
  pValue = suppressWarnings(chisq.test(counts, p = weights, rescale.p = TRUE)$p.value))
mismatches <- c(chisq(c(4987, 5013), c(5000, 5000)), chisq(c(8210, 821, 1069), c(8000, 1000, 1000)),
  chisq(c(50, 50, 0), c(1, 1, 1)), chisq(c(500000, 503500), c(1, 1)))

adjust <- function(p) entry(p = I(p), holm = I(p.adjust(p, "holm")), bh = I(p.adjust(p, "BH")))
# The second list: Benjamini and Hochberg (1995), section 4, the myocardial infarction data.
adjustments <- c(adjust(c(0.01, 0.04, 0.03, 0.005)),
  adjust(c(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1)),
  adjust(c(0.2, 0.2, 1, 0, 0.7)))

size <- function(p1, p2, power, alpha) entry(baseline = p1, target = p2, power = power, alpha = alpha,
  n = power.prop.test(p1 = p1, p2 = p2, power = power, sig.level = alpha, tol = 1e-13)$n)
sizes <- mapply(size, c(0.5, 0.1, 0.44, 0.02, 0.9), c(0.75, 0.12, 0.488, 0.015, 0.85), c(0.9, 0.8, 0.8, 0.9, 0.95),
  c(0.05, 0.05, 0.01, 0.05, 0.001))

curve <- function(name, time, status, tau) {
  fit <- survfit(Surv(time, status) ~ 1, conf.type = "log-log")
  s <- summary(fit); r <- summary(fit, rmean = tau)$table
  entry(name = name, time = I(time), status = I(status), horizon = tau, days = I(s$time), share = I(1 - s$surv),
    lo = I(1 - s$upper), hi = I(1 - s$lower), mean = unname(r["rmean"]), se = unname(r["se(rmean)"]))
}
logrank <- function(name, time, status, group) {
  test <- survdiff(Surv(time, status) ~ group)
  entry(name = name, time = I(time), status = I(status), group = I(as.integer(group) - 1), chiSquare = test$chisq,
    pValue = pchisq(test$chisq, 1, lower.tail = FALSE))
}
# Acute myelogenous leukemia (survival::aml; Miller 1997) and ovarian cancer (survival::ovarian; Edmunson 1979).
curves <- c(
  curve("aml, maintained", aml$time[1:11], aml$status[1:11], 100),
  curve("aml, nonmaintained", aml$time[12:23], aml$status[12:23], 40),
  curve("ovarian", sort(ovarian$futime), ovarian$fustat[order(ovarian$futime)], 700))
logranks <- c(logrank("aml", aml$time, aml$status, aml$x),
  logrank("ovarian", ovarian$futime, ovarian$fustat, factor(ovarian$rx)))

# Waudby-Smith et al. (arXiv:2103.06476), theorem 2.2 for the mean of N values with variance N se^2, and its mixture
# martingale, as the authors' R package drconfseq writes the margin.
sequential <- function(control, treatment, alpha, tuned) {
  n <- length(control) + length(treatment)
  se <- sqrt(var(control) / length(control) + var(treatment) / length(treatment))
  d <- mean(treatment) - mean(control)
  rho2 <- (2 * log(1 / alpha) + log(1 + 2 * log(1 / alpha))) / tuned
  margin <- sqrt(n) * se * sqrt(2 * (n * rho2 + 1) * log(sqrt(n * rho2 + 1) / alpha) / (n^2 * rho2))
  martingale <- exp(rho2 * (n * d / (sqrt(n) * se))^2 / (2 * (n * rho2 + 1))) / sqrt(n * rho2 + 1)
  entry(control = I(control), treatment = I(treatment), confidence = 1 - alpha, tunedFor = tuned,
    lo = d - margin, hi = d + margin, pValue = min(1, 1 / martingale))
}
sequentials <- c(
  sequential(sleep$extra[1:10], sleep$extra[11:20], 0.05, 5000),
  sequential(chick$linseed, chick$casein, 0.05, 20), sequential(chick$horsebean, chick$casein, 0.01, 25))

tails <- function(name, f, ...) entry(name = name, args = I(c(...)), value = f(...))
distributions <- c(
  sapply(c(-37, -8, -3, -0.1, 0, 1.5, 6), function(z) tails("normalCdf", pnorm, z)),
  sapply(c(1e-300, 1e-10, 0.025, 0.3, 0.975), function(p) tails("normalQuantile", qnorm, p)),
  mapply(function(x, k) tails("chiSquareTail", function(x, k) pchisq(x, k, lower.tail = FALSE), x, k),
    c(3.84, 100, 1000, 0.001, 30000), c(1, 3, 990, 2, 29000)),
  mapply(function(t, k) tails("tTwoSided", function(t, k) 2 * pt(-t, k), t, k),
    c(2.1, 0.001, 40, 5, 300), c(7.3, 1e6, 3, 1e5, 1.5)),
  mapply(function(a, k) tails("tCritical", function(a, k) qt(a / 2, k, lower.tail = FALSE), a, k),
    c(0.05, 0.05, 0.001, 0.8, 1e-6), c(7.3, 1, 2e6, 3.3, 12)),
  mapply(function(a, b, x) tails("lowerBeta", function(a, b, x) pbeta(x, a, b), a, b, x),
    c(2, 1e6, 1e5, 1, 0.5, 3000, 12), c(5, 9e6, 9e5, 100001, 40, 7, 8000), c(0.3, 0.1, 0.0999, 1e-5, 0.2, 0.998, 0.0001)))

cat("{\n", paste(c(
  '  "format": 1',
  paste0('  "about": "Reference values by ', R.version.string, ' and survival ', packageVersion("survival"),
    ', written by scripts/experiments.R"'),
  section("distributions", distributions), section("proportions", proportions), section("means", means),
  section("adjusted", adjusted), section("ratios", ratios), section("mismatches", mismatches),
  section("adjustments", adjustments), section("sizes", sizes), section("curves", curves),
  section("logRanks", logranks), section("sequentials", sequentials)), collapse = ",\n"), "\n}\n", sep = "")
