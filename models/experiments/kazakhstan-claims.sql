-- The measures that the claims of docs/kazakhstan.md are judged by, of the baseline: shares of histories, means, and medians where it says so.
unpivot (
  select
    round(avg(rank_russia), 2) rank_russia, round(avg(mean_alignment_russia), 2) mean_alignment_russia, round(avg(joint_wide::int), 2) joint_wide, round(avg(joint::int), 2) joint, round(avg("within"), 2) "within",
    round(avg(deviation_order::int), 2) deviation_order, round(avg((not any_exit)::int), 2) no_exit, round(median(lag_integration), 1) median_lag_integration, round(median(lag_routes), 1) median_lag_routes,
    round(avg(env_2006_2009), 2) env_2006_2009, round(avg((pattern = 'multi_vector_bandwagoning')::int), 2) multi_vector, round(avg((pattern = 'pure_bandwagoning')::int), 2) pure,
    round(avg((pattern = 'balancing')::int), 2) balancing, round(avg(energy_share), 2) energy_share, round(avg(settlement_trust_high) / avg(settlement_trust_low), 1) settlements_high_over_low_trust,
    round(avg(top_conflict_routes::int), 2) top_conflict_routes, round(avg(leverage_drop), 2) leverage_drop, round(avg(btc_built_2006::int), 2) btc_built_2006, round(avg(transit_slope), 2) transit_slope,
    round(avg(lesson_investment), 2) lesson_investment, round(avg(env_after_holdup), 2) env_after_holdup, round(avg(accepted_integration), 2) accepted_integration, round(avg(accepted_routes), 2) accepted_routes,
    round(avg(punished_china), 2) punished_china, round(avg(institution_demand), 2) institution_demand, round(avg(squeezes), 2) squeezes, round(avg(russian_payments), 1) russian_payments,
    round(avg(arms_elsewhere), 2) arms_elsewhere, round(avg(security_elsewhere), 2) security_elsewhere, round(avg(regime_over_territory::int), 2) regime_over_territory, round(avg(territory_first::int), 2) territory_first,
    round(avg(threat_peak), 1) threat_peak, round(avg(pressure_interaction), 2) pressure_interaction, round(avg(support_interaction), 2) support_interaction,
    round(avg(union_happens), 2) union_happens, round(avg(us_base), 2) us_base, round(median(cpc_delay), 1) median_cpc_delay
  from histories where arm = 'baseline')
on columns(*) into name measure value value
