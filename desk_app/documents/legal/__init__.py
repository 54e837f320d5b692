"""Forms 02 to 07 of Thông tư 03/2025/TT-VPCP, as plain content, and who words them."""
