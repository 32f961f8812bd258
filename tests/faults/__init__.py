"""What was found wrong in 0.1.1, entry by entry: whoever reads that list finds each here by its letter or its words.

``test_values`` A, B, C, F, K, L · ``test_yaml`` D, H, I, wrong advice, places · ``test_silence`` J, the silent slips ·
``test_ink`` E, G, P · ``test_commands`` editions and the command line · ``test_force`` and ``test_force_inputs``
1 to 12, broken by force.
The modules' own tests hold the kinds in full.
"""
