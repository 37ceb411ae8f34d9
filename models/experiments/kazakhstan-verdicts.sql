-- The verdict on each hypothesis, with the effect and its 95 per cent interval.
select name, claim, round(effect, 3) as effect, round(low, 3) as low, round(high, 3) as high, verdict from hypotheses
